using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Solutions;

/// <summary>Decides in which folder a solution stands. Pure.</summary>
public static class SolutionPlace
{
    /// <summary>The folder of drafts whose kind nobody knows.</summary>
    public const string Unsorted = "unsorted";

    private const int DeepestFolder = 4;

    /// <summary>A folder below the root of the solutions as somebody names it: forward slashes, no way out of the root, no folder that is kept for something else.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/>.</exception>
    public static string Folder(string named)
    {
        string[] names = named.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] folders = [.. names.Select(Slug.Of)];
        if (folders.Length is 0 or > DeepestFolder || names.Any(name => name is "." or "..") || folders.Any(folder => folder.Length is 0 or > 64))
            throw new OperationException(ErrorId.ValueNotAllowed, named, $"'{named}' is no category. A category is the name of a folder below the solutions, for instance 'runtime-errors'.");
        if (names.FirstOrDefault(name => !SolutionLibrary.IsCategoryName(name)) is { } kept)
            throw new OperationException(ErrorId.ValueNotAllowed, named, $"'{kept}' is no category: what stands in such a folder is not read as a solution.");
        return string.Join('/', folders.Select(folder => SolutionTitle.FileName(folder)));
    }

    /// <summary>The folder of a draft: its own, else that of a document which says the same for the most part, else <see cref="Unsorted"/>.</summary>
    /// <param name="category">The folder that was named or that the problem type gives; null when neither is known.</param>
    /// <param name="overlaps">What the draft is like, most alike first.</param>
    public static string Choose(string? category, IReadOnlyList<SolutionOverlap> overlaps)
    {
        if (category is not null) return category;
        foreach (SolutionOverlap overlap in overlaps)
        {
            if (overlap.Level == OverlapLevel.High && overlap.Solution.Category.Length > 0 && !overlap.Solution.Id.Contains(':', StringComparison.Ordinal)) return overlap.Solution.Category;
        }

        return Unsorted;
    }
}
