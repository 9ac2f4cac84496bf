using System.Globalization;
using VtOperate.Core.Errors;
using VtOperate.Core.History.Origins;

namespace VtOperate.Core.History.Hotspots;

/// <summary>
/// Finds the files and functions on which work gathers: changed often and lately, mended often, complex. After A. Tornhill, "Your Code as a Crime Scene" (2015), who multiplies change frequency with
/// complexity. Merges are left out, because they only bring what was counted already; files keep their history through renames.
/// </summary>
/// <param name="git">Opens the repository.</param>
public sealed class HotspotFinder(IGit git)
{
    // For functions, the files are ranked first.
    private const int MostFilesWithFunctions = 40;

    /// <summary>Looks for hotspots.</summary>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.RepositoryNotFound"/>, <see cref="ErrorId.HistoryEmpty"/> or <see cref="ErrorId.RevisionNotFound"/>; or the history cannot be read.
    /// </exception>
    public IReadOnlyList<CodeHotspot> Find(HotspotQuery query, CancellationToken stop)
    {
        using IGitRepository repository = git.Open(query.Repository)
            ?? throw new OperationException(ErrorId.RepositoryNotFound, query.Repository, $"'{query.Repository}' is in no git repository, so there is no history to read.");
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        RevisionRange range = RevisionRange.Read(repository, query.Range ?? "HEAD");
        CommitNode end = history.ReadCommit(range.To);
        HotspotHistory counted = HotspotHistory.Read(history, range, query, stop);
        List<(string Path, HotspotTally Tally, string[] Text, int Lines, int Complexity, double Score)> files = [];
        foreach ((string path, HotspotTally tally) in counted.Files)
        {
            stop.ThrowIfCancellationRequested();
            if (TryReadText(history, end, path) is not { } text) continue;
            (int lines, int complexity) = IndentationComplexity.Of(text, 0, text.Length - 1);
            files.Add((path, tally, text, lines, complexity, tally.Score(complexity)));
        }

        files.Sort((left, right) => left.Score != right.Score ? right.Score.CompareTo(left.Score) : string.CompareOrdinal(left.Path, right.Path));
        if (!query.ByFunction)
        {
            return [.. files.Take(query.First).Select((file, i) => Describe(i + 1, file.Score, file.Path, null, file.Tally, file.Lines, file.Complexity, counted.CoupledWith(file.Path), repository.Root))];
        }

        List<(string Path, string Function, HotspotTally Tally, int Lines, int Complexity)> functions = [];
        foreach ((string path, HotspotTally tally, string[] text, _, _, _) in files.Take(MostFilesWithFunctions))
        {
            foreach (FunctionTally function in FunctionHistory.Read(history, counted, path, tally, text, end.Time, stop)) functions.Add((path, function.Head, function.Tally, function.Lines, function.Complexity));
        }

        return [.. functions.OrderByDescending(function => function.Tally.Score(function.Complexity)).ThenBy(function => function.Path, StringComparer.Ordinal).ThenBy(function => function.Function, StringComparer.Ordinal).Take(query.First)
            .Select((function, i) => Describe(i + 1, function.Tally.Score(function.Complexity), function.Path, function.Function, function.Tally, function.Lines, function.Complexity, [], repository.Root))];
    }

    private static CodeHotspot Describe(int rank, double score, string path, string? function, HotspotTally tally, int lines, int complexity, CodeCoupling[] coupled, string root)
    {
        List<Evidence> evidence = [new("Changes", Count(tally.Changes, "commit") + $" of {Count(tally.Authors, "author")} changed it", Math.Round(tally.Heat, 3), path)];
        if (tally.Fixes > 0) evidence.Add(new Evidence("Fixes", string.Create(CultureInfo.InvariantCulture, $"{tally.Fixes} of them {(tally.Fixes == 1 ? "mends" : "mend")} something ({100.0 * tally.Fixes / tally.Changes:0} %)"), 0, path));
        evidence.Add(new Evidence("Complexity", string.Create(CultureInfo.InvariantCulture, $"{Count(lines, "line")}, indented by {(lines == 0 ? 0 : (double)complexity / lines):0.0} levels on average"), 0, path));
        foreach (CodeCoupling coupling in coupled.Take(3))
            evidence.Add(new Evidence("CoChange", string.Create(CultureInfo.InvariantCulture, $"changed together with {coupling.RelativePath} {coupling.Together} times ({100 * coupling.Share:0} %)"), 0, coupling.RelativePath));
        return new CodeHotspot(rank, score, path, function, tally.Changes, tally.Fixes, tally.Authors, DateTimeOffset.FromUnixTimeSeconds(tally.LastChanged), lines, complexity, coupled, evidence, root);
    }

    private static string[]? TryReadText(HistoryReader history, CommitNode end, string path)
    {
        try
        {
            ObjectId blob = history.FindBlob(end.Tree, path);
            if (blob.IsZero) return null;
            ReadOnlyMemory<byte> text = history.ReadBlob(blob);
            return FixReader.IsText(text.Span) ? CodeBlock.Split(text.Span) : null;
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            return null;
        }
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
