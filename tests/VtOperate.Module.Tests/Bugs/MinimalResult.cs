using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Bugs;

/// <summary>What a script sees of a minimal reproduction.</summary>
internal sealed record MinimalResult(string Form, string Unit, long SizeBefore, long SizeAfter, bool IsMinimal, int Proven, string End, string Failure, string Content, string OutFile, IReadOnlyList<string> Items, IReadOnlyList<string> Notes)
{
    internal static MinimalResult Of(PSObject found) => new(
        Text(found, "Form"),
        Text(found, "Unit"),
        (long)found.Properties["SizeBefore"].Value,
        (long)found.Properties["SizeAfter"].Value,
        (bool)found.Properties["IsMinimal"].Value,
        (int)found.Properties["Proven"].Value,
        Text(found, "End"),
        Text(found, "Failure"),
        Text(found, "Content"),
        Text(found, "OutFile"),
        [.. ((IEnumerable)found.Properties["Items"].Value).Cast<string>()],
        [.. ((IEnumerable)found.Properties["Notes"].Value).Cast<string>()]);

    private static string Text(PSObject found, string name) => found.Properties[name].Value?.ToString() ?? "";
}
