using VtOperate.Core.Documents;
using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>The five parts of a solution that are compared with those of another. A part that a document does not have is empty.</summary>
internal sealed class OverlapParts
{
    private const int ShingleLength = 3;
    private const int LeastShingles = 4;

    /// <summary>The blocks of the body.</summary>
    public required IReadOnlyList<MarkdownBlock> Blocks { get; init; }

    /// <summary>The terms of title, problem and symptoms, each with the word as it is first written.</summary>
    public required Dictionary<string, string> Problem { get; init; }

    /// <summary>The root cause as a word, or null.</summary>
    public string? RootCause { get; init; }

    /// <summary>The terms of a cause that is told in words, each with the word as written.</summary>
    public required Dictionary<string, string> Cause { get; init; }

    /// <summary>Runs of three terms in the code of the solution; empty when it has next to none.</summary>
    public required HashSet<string> SolutionCode { get; init; }

    /// <summary>The terms of the solution's words, each with the word as written, and of its code where that is too short to be compared by itself.</summary>
    public required Dictionary<string, string> SolutionWords { get; init; }

    /// <summary>The files that are cited.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The terms of the prevention, each with the word as written.</summary>
    public required Dictionary<string, string> Prevention { get; init; }

    /// <summary>The parts of a document.</summary>
    public static OverlapParts Of(Solution solution, string body, IMarkdownReader markdown)
    {
        IReadOnlyList<MarkdownBlock> blocks = markdown.Read(body);
        SolutionBody parts = SolutionBody.Of(blocks);
        HashSet<string> code = Shingles(parts.Code(SolutionSection.Solution));
        return new OverlapParts
        {
            Blocks = blocks,
            Problem = Terms(string.Join('\n', [solution.Title, .. solution.Symptoms, parts.Text(SolutionSection.Problem), parts.Text(SolutionSection.Symptoms)])),
            RootCause = solution.RootCause,
            Cause = Terms(parts.Prose(SolutionSection.Cause)),
            SolutionCode = code,
            SolutionWords = Terms(code.Count > 0 ? parts.Prose(SolutionSection.Solution) : parts.Text(SolutionSection.Solution)),
            Files = [.. Citations.Of(blocks).Where(citation => citation.Kind == CitationKind.Path).Select(citation => citation.Text)],
            Prevention = Terms(parts.Text(SolutionSection.Prevention)),
        };
    }

    private static Dictionary<string, string> Terms(string text)
    {
        var sink = new TermSink(text, new Dictionary<string, string>(StringComparer.Ordinal));
        Tokenizer.Read(text.AsSpan(0, Math.Min(text.Length, SearchQuery.MaxTextLength)), ref sink);
        return sink.Terms;
    }

    private static HashSet<string> Shingles(string code)
    {
        var shingles = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<string> terms = Tokenizer.Terms(code.Length <= SearchQuery.MaxTextLength ? code : code[..SearchQuery.MaxTextLength]);
        for (int i = 0; i + ShingleLength <= terms.Count; i++) shingles.Add($"{terms[i]} {terms[i + 1]} {terms[i + 2]}");
        return shingles.Count < LeastShingles ? [] : shingles;
    }

    // The parts of an identifier would count it twice.
    private readonly struct TermSink(string text, Dictionary<string, string> terms) : ITokenSink
    {
        public Dictionary<string, string> Terms { get; } = terms;

        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
        {
            if (kind != TermKind.Compound) Terms.TryAdd(term.ToString(), text.Substring(start, length));
        }
    }
}
