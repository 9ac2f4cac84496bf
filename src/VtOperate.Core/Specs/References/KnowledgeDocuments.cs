using VtOperate.Core.Documents;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.References;

/// <summary>Lists what was written down about bugs and their solutions: below <c>.specify/bugs</c>, in the bugs folder of a feature, and where this module keeps them.</summary>
internal static class KnowledgeDocuments
{
    /// <summary>The documents in ordinal order within each place, each once, with the feature that they lie in where they do.</summary>
    public static IEnumerable<(string File, SpecReferenceKind Kind, string? Feature)> List(DriftContext context, CancellationToken stop)
    {
        OperationConfiguration configuration = new ConfigurationReader(context.Engine).Read(context.Project.Root, new SilentReporter(), stop);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string folder, SpecReferenceKind kind) in ((string, SpecReferenceKind)[])[(Path.Combine(context.Project.Folder, "bugs"), SpecReferenceKind.Bug), (configuration.Paths.Bugs, SpecReferenceKind.Bug), (configuration.Paths.Solutions, SpecReferenceKind.Solution)])
        {
            if (!context.Engine.Files.FolderExists(folder)) continue;
            foreach (string file in context.Engine.Files.ListFiles(folder, ".md", recurse: true, stop).Order(StringComparer.Ordinal))
            {
                if (listed.Add(file)) yield return (file, kind, null);
            }
        }

        foreach (FeatureSpec feature in context.Features)
        {
            foreach (string file in feature.Files.Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "bugs" && file.EndsWith(".md", StringComparison.OrdinalIgnoreCase)))
            {
                if (listed.Add(file)) yield return (file, SpecReferenceKind.Bug, feature.Name);
            }
        }
    }

    /// <summary>The text of a document; null where it is gone or too long to be one.</summary>
    public static string? Text(DriftContext context, string file) =>
        context.Engine.Files.Stamp(file) is { Length: < TextDocument.MaxBytes } ? TextDocument.Decode(context.Engine.Files.ReadBytes(file)).Text : null;
}
