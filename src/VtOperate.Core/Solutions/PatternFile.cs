using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Chooses the file that new critical patterns go to.</summary>
internal static class PatternFile
{
    /// <summary>
    /// The configured file; where the configuration names none and its default does not exist, the first that does in the repository: a team that has its file elsewhere
    /// must not get a second one.
    /// </summary>
    public static string Of(IFileStore files, OperationConfiguration configuration, KnowledgeBase places)
    {
        string configured = configuration.Paths.Patterns;
        if (configuration.Find("paths.patterns")?.File is not null || files.FileExists(configured)) return configured;
        foreach (string file in places.Patterns)
        {
            if (RepositoryPath.IsBelow(file, configuration.Root) && files.FileExists(file)) return file;
        }

        return configured;
    }
}
