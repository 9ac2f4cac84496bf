using System.Globalization;

namespace VtOperate.Core.History;

/// <summary>The files in question, heaviest first: those of the frames, those that were named, and those whose name stands in the report.</summary>
internal sealed class SuspectFiles
{
    private const double NamedWeight = 1;
    private const double MentionedWeight = 0.15;
    private const int MostFrameEvidence = 5;
    private readonly SuspectSearch _search;
    private readonly List<string> _order = [];
    private readonly Dictionary<string, List<Evidence>> _evidence = new(StringComparer.Ordinal);

    internal SuspectFiles(SuspectSearch search, IReadOnlyList<SuspectFrame> frames, IReadOnlyList<string> paths, string words)
    {
        _search = search;
        foreach (SuspectFrame frame in frames)
        {
            string place = frame.Frame.Line is { } line ? $"line {line} is in {frame.Name}" : $"is in {frame.Name}";
            Add(frame.Path, new Evidence("Frame", place, Math.Round(frame.Weight, 3), frame.Path, frame.Frame.Line));
        }

        foreach (string path in paths)
        {
            Add(path, new Evidence("Named", "was named", NamedWeight, path));
            if (search.History.FindEntry(search.Head.Tree, path).Id.IsZero) search.Note($"{path} is not there at {search.ShortHead}.");
        }

        foreach ((string path, string word, double weight) in FileNameMatch.Find(search, words))
            Add(path, new Evidence("Mentioned", $"the report says '{word}'", Math.Round(MentionedWeight * weight, 3), path));
    }

    /// <summary>Path and weight, heaviest first.</summary>
    internal IReadOnlyList<(string Path, double Weight)> Weights => [.. Ranked().Select(path => (path, Math.Min(1, Score(path))))];

    /// <summary>The files as records.</summary>
    internal IReadOnlyList<SuspectFile> Describe(Dictionary<string, CommitNode> newest, string root)
    {
        List<SuspectFile> files = [];
        foreach (string path in Ranked())
        {
            List<Evidence> evidence = [.. _evidence[path].OrderByDescending(entry => entry.Weight)];
            if (evidence.Count > MostFrameEvidence)
            {
                double rest = Math.Round(evidence.Skip(MostFrameEvidence).Sum(entry => entry.Weight), 3);
                int more = evidence.Count - MostFrameEvidence;
                evidence.RemoveRange(MostFrameEvidence, more);
                evidence.Add(new Evidence("Frame", $"{more} more frames", rest, path));
            }

            if (newest.TryGetValue(path, out CommitNode? commit))
            {
                CommitText text = _search.History.ReadText(commit.Id);
                string day = text.CommittedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                evidence.Add(new Evidence("NewestChange", $"last changed {day} by {text.Author}: {text.Subject}", 0, path, null, commit.Id.ToString()));
            }

            files.Add(new SuspectFile(files.Count + 1, Math.Round(Score(path), 3), path, evidence, root));
        }

        return files;
    }

    private void Add(string path, Evidence evidence)
    {
        if (!_evidence.TryGetValue(path, out List<Evidence>? known))
        {
            _evidence.Add(path, known = []);
            _order.Add(path);
        }

        known.Add(evidence);
    }

    private double Score(string path) => _evidence[path].Sum(entry => entry.Weight);

    // The order in which they came decides between equals.
    private List<string> Ranked() => [.. _order.OrderByDescending(Score)];
}
