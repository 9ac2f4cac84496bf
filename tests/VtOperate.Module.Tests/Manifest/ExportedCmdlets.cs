using System.Management.Automation;
using System.Reflection;

namespace VtOperate.Module.Tests.Manifest;

/// <summary>The cmdlets of the staged module, as the engine sees them once it is imported.</summary>
internal static class ExportedCmdlets
{
    /// <summary>The cmdlets that a session has from the module.</summary>
    internal static IReadOnlyList<CmdletInfo> In(TestSession session) =>
        [.. session.Invoke("Get-Command -Module VtOperate").Select(command => Assert.IsType<CmdletInfo>(command.BaseObject))];

    /// <summary>The assembly of the cmdlets, as the import loaded it.</summary>
    internal static Assembly Assembly(TestSession session) => In(session)[0].ImplementingType.Assembly;

    /// <summary>The parameters that the cmdlet itself or our base class declares, without the common ones.</summary>
    internal static IEnumerable<PropertyInfo> OwnParameters(CmdletInfo cmdlet) =>
        cmdlet.ImplementingType.GetProperties().Where(property => property.GetCustomAttributes<ParameterAttribute>().Any());
}
