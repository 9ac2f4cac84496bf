using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>Weighs the words of one document: what it says it is about counts more than what it mentions, and what it links to counts nothing.</summary>
internal static class LikenessText
{
    private const float TitleWeight = 3, SymptomWeight = 2, TagWeight = 2, NameWeight = 1, ProseWeight = 1, CodeWeight = 0.5f;

    // Problems look different each time; the same mistake shows in what mends it.
    private const float FixWeight = 3;
    private const float PartFactor = 0.5f, FileFactor = 2;
    private const int ShortestNumber = 4;

    private static readonly HashSet<string> s_linkSections = new(StringComparer.OrdinalIgnoreCase)
    {
        "related", "related issues", "related issue", "related solutions", "related documentation", "related docs", "see also", "references", "links", "further reading", "cross references",
    };

    private static readonly HashSet<string> s_fixSections = new(StringComparer.OrdinalIgnoreCase)
    {
        "solution", "the solution", "fix", "the fix", "resolution", "root cause", "why this works",
    };

    /// <summary>The weighted counts of the terms, by their number in the table.</summary>
    /// <param name="document">The document.</param>
    /// <param name="terms">The table that all documents share.</param>
    public static Dictionary<int, float> Read(SolutionDocument document, TermTable terms)
    {
        Solution solution = document.Solution;
        Dictionary<int, float> counts = Read(solution, terms);
        Add(string.Join('\n', document.Fields.Texts(null, "applies_when")), ProseWeight, terms, counts);
        Add(solution.Id[(solution.Id.LastIndexOf('/') + 1)..], NameWeight, terms, counts);
        Add(solution.RootCause ?? "", ProseWeight, terms, counts);
        AddBody(document, terms, counts);
        return counts;
    }

    /// <summary>The part of that which an index knows without reading the document: title, symptoms and tags.</summary>
    public static Dictionary<int, float> Read(Solution solution, TermTable terms)
    {
        var counts = new Dictionary<int, float>();
        Add(solution.Title, TitleWeight, terms, counts);
        Add(string.Join('\n', solution.Symptoms), SymptomWeight, terms, counts);
        Add(string.Join('\n', solution.Tags), TagWeight, terms, counts);
        return counts;
    }

    /// <summary>The weighted counts of the terms of a critical pattern.</summary>
    public static Dictionary<int, float> Read(CriticalPattern pattern, TermTable terms)
    {
        var counts = new Dictionary<int, float>();
        Add(pattern.Name, TitleWeight, terms, counts);
        Add(pattern.Problem, SymptomWeight, terms, counts);
        Add(pattern.Why, ProseWeight, terms, counts);
        Add(pattern.Context, ProseWeight, terms, counts);
        Add(pattern.Wrong, CodeWeight, terms, counts);
        Add(pattern.Correct, CodeWeight, terms, counts);
        return counts;
    }

    private static void AddBody(SolutionDocument document, TermTable terms, Dictionary<int, float> counts)
    {
        bool isLinks = false;
        foreach (BodySection section in BodySection.Split(document.Body))
        {
            if (section.Level > 0) isLinks = s_linkSections.Contains(section.Heading);
            if (isLinks) continue;
            if (!section.IsTemplate && section.Heading != document.Solution.Title) Add(section.Heading, ProseWeight, terms, counts);
            Add(section.Prose, s_fixSections.Contains(section.Heading) ? FixWeight : ProseWeight, terms, counts);
            Add(section.Code, CodeWeight, terms, counts);
        }
    }

    private static void Add(string text, float weight, TermTable terms, Dictionary<int, float> counts)
    {
        if (text.Length == 0) return;
        var sink = new Sink(weight, terms, counts);
        Tokenizer.Read(text, ref sink);
    }

    private readonly struct Sink(float weight, TermTable terms, Dictionary<int, float> counts) : ITokenSink
    {
        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
        {
            if (term.Length < 2 || (kind == TermKind.Number && term.Length < ShortestNumber)) return;
            float factor = kind switch
            {
                TermKind.Part => PartFactor,
                TermKind.Compound when term.Contains('/') => FileFactor,
                _ => 1,
            };
            int number = terms.GetOrAdd(term);
            counts[number] = counts.GetValueOrDefault(number) + (weight * factor);
        }
    }
}
