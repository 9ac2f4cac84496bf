using System.Management.Automation;
using VtOperate.Core;

namespace VtOperate.Binding;

/// <summary>Lets a severity be given in every spelling of the field: <c>1</c>, <c>High</c>, <c>SEV2</c>, <c>P3</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SeverityArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            null or Severity => given,
            _ when SeverityText.TryParse(LanguagePrimitives.ConvertTo<string>(given), out Severity severity) => severity,
            _ => throw new ArgumentTransformationMetadataException($"'{given}' is no severity. Allowed: {SeverityText.Accepted}."),
        };
    }
}
