using System.Globalization;
using System.Management.Automation;
using VtOperate.Core.Incidents.Assessments;

namespace VtOperate.Binding;

/// <summary>Lets a share be given as <c>0.12</c>, <c>12%</c> or a word such as <c>many</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ShareTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string? text = bare is bool or char ? null : Convert.ToString(bare, CultureInfo.InvariantCulture);
        return ShareText.Read(text) ?? throw new ArgumentTransformationMetadataException($"'{bare}' is no share. Use a number from 0 to 1, per cent (12%), or one of: {string.Join(", ", ShareText.Words)}.");
    }
}
