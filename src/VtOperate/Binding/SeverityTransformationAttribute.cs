using System.Collections;
using System.Management.Automation;
using VtOperate.Core;

namespace VtOperate.Binding;

/// <summary>Lets a severity be given in any spelling the field uses: <c>1</c>, <c>High</c>, <c>SEV2</c>, <c>P3</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SeverityTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (bare is not IEnumerable list || bare is string) return One(bare);
        var severities = new List<Severity>();
        foreach (object? item in list) severities.Add(One(item is PSObject inner ? inner.BaseObject : item));
        return severities.ToArray();
    }

    private static Severity One(object? value)
    {
        if (value is Severity known) return known;
        if (SeverityText.TryParse(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), out Severity severity)) return severity;
        throw new ArgumentTransformationMetadataException($"'{value}' is no severity. Use one of: {SeverityText.Accepted}.");
    }
}
