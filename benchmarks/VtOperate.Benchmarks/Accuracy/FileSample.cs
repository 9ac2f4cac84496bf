using VtOperate.Core.History.Localisation;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>A measured case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Ranking">The files with their figures.</param>
internal sealed record FileSample(FileCase Case, FileRanking Ranking)
{
    /// <summary>Whether a file is an answer: its path, or the path of the class.</summary>
    internal bool IsRight(string path) => Case.Answers.Contains(path) || Case.Answers.Any(name => path.EndsWith("/" + name.Replace('.', '/') + ".java", StringComparison.Ordinal));
}
