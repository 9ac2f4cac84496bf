using System.Management.Automation;
using VtOperate.Core.History;

namespace VtOperate.Binding;

/// <summary>Tells which objects of a pipeline are commits: whatever has a property Sha with 40 digits, a suspect excepted.</summary>
internal static class CommitInput
{
    /// <summary>The 40 digits; null for everything that is no commit.</summary>
    internal static string? Read(object input)
    {
        var value = PSObject.AsPSObject(input);
        if (value.BaseObject is SuspectCommit or string) return null;
        return value.Properties["Sha"]?.Value is string sha && ObjectId.TryParse(sha, out _) ? sha : null;
    }
}
