using VtOperate.Core.Errors;
using VtOperate.Core.History.Localisation;
using VtOperate.Core.History.Origins;

namespace VtOperate.Core.History.Suspects;

/// <summary>
/// Finds who last touched what the report speaks of, where no trace says the line: the functions it names, and the lines with its rarest words, in the likeliest files.
/// </summary>
/// <param name="search">The search.</param>
/// <param name="blame">Explains lines.</param>
/// <param name="candidates">Gives the candidate of a commit.</param>
internal sealed class NamedLines(SuspectSearch search, Blame blame, Func<CommitNode, SuspectCandidate> candidates)
{
    private const int MostFiles = 3;
    private const double LeastShare = 0.4;
    private const int LargestFile = 1 << 20;
    private const int MostDeclared = 300;
    private const int MostMatching = 60;
    private const int HeadReach = 3;

    /// <summary>Blames the lines of the likeliest files.</summary>
    internal void Gather(IReadOnlyList<QuestionedFile> files)
    {
        foreach (QuestionedFile file in files.Where(file => file.Share >= LeastShare).Take(MostFiles))
        {
            search.Stop.ThrowIfCancellationRequested();
            try
            {
                Gather(file);
            }
            catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
            {
                search.Note($"The lines of {file.Path} cannot be traced to their commits: {problem.Message}");
            }
        }
    }

    private void Gather(in QuestionedFile file)
    {
        ObjectId blob = search.History.FindBlob(search.Head.Tree, file.Path);
        if (blob.IsZero) return;
        ReadOnlyMemory<byte> content = search.History.ReadBlob(blob);
        if (content.Length > LargestFile || BinaryContent.IsBinary(content.Span)) return;
        string[] lines = CodeBlock.Split(content.Span);
        Dictionary<int, string> declared = FindDeclared(lines, search.Report.Names);
        List<(int Line, double Weight)> matching = FindMatching(lines, search.Report.All, MostMatching);
        if (declared.Count == 0 && matching.Count == 0) return;
        var owners = new CommitNode?[lines.Length];
        foreach (BlamedLines part in blame.Explain(search.Head.Id, file.Path, declared.Keys.Concat(matching.Select(entry => entry.Line)).Select(line => (line + 1, 1)), search.Stop))
            Array.Fill(owners, part.Commit, part.First - 1, part.Count);
        Count(file, declared, owners);
        Dictionary<ObjectId, double> shares = [];
        double all = matching.Sum(entry => entry.Weight);
        foreach ((int line, double weight) in matching)
        {
            if (owners[line] is not { IsBoundary: false } owner || !search.Scope.Admits(owner)) continue;
            double share = shares[owner.Id] = shares.GetValueOrDefault(owner.Id) + (file.Share * weight / all);
            SuspectCandidate candidate = candidates(owner);
            candidate.Matching = Math.Max(candidate.Matching, share);
        }
    }

    private void Count(in QuestionedFile file, Dictionary<int, string> declared, CommitNode?[] owners)
    {
        Dictionary<ObjectId, int> counts = [];
        foreach ((int line, string name) in declared.OrderBy(entry => entry.Key))
        {
            if (owners[line] is not { IsBoundary: false } owner || !search.Scope.Admits(owner)) continue;
            int count = counts[owner.Id] = counts.GetValueOrDefault(owner.Id) + 1;
            SuspectCandidate candidate = candidates(owner);
            candidate.Named = Math.Max(candidate.Named, file.Share * count / declared.Count);
            candidate.NamedLines++;
            candidate.NamedAt ??= (file.Path, line + 1, name);
        }
    }

    /// <summary>The lines of code, from 0, of the functions whose names are among the terms, with the name.</summary>
    internal static Dictionary<int, string> FindDeclared(string[] lines, IReadOnlySet<ulong> names)
    {
        Dictionary<int, string> found = [];
        if (names.Count == 0) return found;
        for (int i = 0; i < lines.Length && found.Count < MostDeclared; i++)
        {
            if (CodeBlock.IsTrivial(lines[i]) || DeclaredIn(lines[i], names) is not { } name) continue;

            // The body begins on the line below its head, or where a head of several lines ends.
            int inside = Math.Min(i + 1, lines.Length - 1);
            while (inside < lines.Length - 1 && inside < i + HeadReach && CodeBlock.IsTrivial(lines[inside])) inside++;
            int last = CodeBlock.Indent(lines[inside]) > CodeBlock.Indent(lines[i]) ? CodeBlock.Find(lines, inside).Last : i;
            for (int line = i; line <= last && found.Count < MostDeclared; line++)
            {
                if (!CodeBlock.IsTrivial(lines[line])) found.TryAdd(line, name);
            }
        }

        return found;
    }

    /// <summary>The lines of code, from 0, with the rarest of the terms, the heaviest first; a term weighs more the fewer lines of the file have it.</summary>
    internal static List<(int Line, double Weight)> FindMatching(string[] lines, IReadOnlySet<ulong> terms, int most)
    {
        List<(int Line, ulong[] Terms)> held = [];
        Dictionary<ulong, int> counts = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (CodeBlock.IsTrivial(lines[i])) continue;
            ulong[] shared = [.. TermHashes.Of(lines[i]).Where(terms.Contains)];
            if (shared.Length == 0) continue;
            held.Add((i, shared));
            foreach (ulong term in shared) counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        List<(int Line, double Weight)> weighed = [.. held.Select(entry => (entry.Line, entry.Terms.Sum(term => Math.Log(1 + ((double)lines.Length / counts[term])))))];
        weighed.Sort((left, right) => left.Weight != right.Weight ? right.Weight.CompareTo(left.Weight) : left.Line.CompareTo(right.Line));
        return weighed.Count <= most ? weighed : weighed[..most];
    }

    private static string? DeclaredIn(string line, IReadOnlySet<ulong> names)
    {
        var declared = new DeclaredNames(line);
        while (declared.TryTake(out ReadOnlySpan<char> name))
        {
            string text = name.ToString();
            if (ReportTerms.Whole(text) is { } term && names.Contains(term)) return text;
        }

        return null;
    }
}
