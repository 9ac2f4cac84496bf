using System.Collections;
using System.Management.Automation;

namespace VtOperate.Binding;

/// <summary>Lets a commit be given as text or as any object with a property Sha: a suspect, an origin, what another module calls a commit.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CommitTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (bare is not IEnumerable list || bare is string) return new[] { One(inputData) };
        var commits = new List<string>();
        foreach (object? item in list) commits.Add(One(item));
        return commits.ToArray();
    }

    private static string One(object? value)
    {
        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (bare is string text) return text;
        if (value is not null && PSObject.AsPSObject(value).Properties["Sha"]?.Value is string sha && sha.Length > 0) return sha;
        throw new ArgumentTransformationMetadataException($"'{value}' is no commit. Give a commit, a branch or a tag as text, or an object with a property Sha.");
    }
}
