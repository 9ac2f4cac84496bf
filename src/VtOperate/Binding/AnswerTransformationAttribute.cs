using System.Management.Automation;
using VtOperate.Core.Incidents.Assessments;

namespace VtOperate.Binding;

/// <summary>Lets an answer be given as <c>Yes</c>, <c>No</c>, <c>Unknown</c>, <c>$true</c> or <c>$false</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AnswerTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return bare switch
        {
            Answer answer => answer,
            bool truth => truth ? Answer.Yes : Answer.No,
            string text when Enum.TryParse(text.Trim(), ignoreCase: true, out Answer answer) && Enum.IsDefined(answer) && !char.IsAsciiDigit(text.Trim()[0]) => answer,
            _ => throw new ArgumentTransformationMetadataException($"'{bare}' is no answer. Use Yes, No or Unknown."),
        };
    }
}
