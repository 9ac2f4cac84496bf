using System.Globalization;
using VtOperate.Core.Code;
using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Core.Redaction;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Compares added lines with the wrong code of the critical patterns. It would rather miss one than cry wolf: a line counts where it holds nearly all of a wrong
/// line that the right side does not have, or half of one and several names that only the wrong side uses; comments, prose and the documents themselves never count.
/// </summary>
public sealed class PatternGuard
{
    private const double EnoughLikeness = 0.85;
    private const double EnoughInCitedFile = 0.75;
    private const double EnoughWithNames = 0.5;
    private const double ScoreOfNames = 0.45;
    private const double ScoreOfFile = 0.1;
    private const double ScoreOfNeighbours = 0.05;
    private const int EnoughNames = 2;
    private const int NearLines = 12;
    private const int MostEvidence = 6;
    private const int LongLine = 10;

    private readonly List<PatternSignature> _signatures = [];
    private readonly Dictionary<string, List<PatternSignature>> _byName = new(StringComparer.Ordinal);
    private readonly List<string> _quiet = [];
    private readonly string _repository;

    private PatternGuard(string repository) => _repository = repository;

    /// <summary>How many patterns show code that can be looked for.</summary>
    public int Count => _signatures.Count;

    /// <summary>Reads the patterns of a repository.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="configuration">The configuration that counts.</param>
    /// <param name="reporter">Where files that cannot be read are named.</param>
    /// <param name="stop">Stops the reading.</param>
    public static PatternGuard Read(IEngine engine, OperationConfiguration configuration, IReporter reporter, CancellationToken stop)
    {
        var places = KnowledgeBase.Of(configuration);
        var guard = new PatternGuard(configuration.Root);
        OperationPaths paths = configuration.Paths;
        foreach (string place in places.Patterns.Concat(places.Solutions.Select(root => root.Folder)).Concat([paths.Bugs, paths.Decisions, paths.Journal, paths.Postmortems]))
            guard._quiet.Add(RepositoryPath.Relative(place, configuration.Root));
        SolutionLookup documents = new SolutionLibrary(engine, places).Lookup(new SilentReporter());
        foreach (CriticalPattern pattern in new PatternLibrary(engine, places).ReadLinked(reporter, stop))
        {
            if (PatternSignature.Of(pattern) is not { } signature) continue;
            guard.Add(signature);
            CiteFiles(signature, pattern.Text, engine.Markdown);
            foreach (string id in pattern.DocumentedIn)
            {
                if (documents.Find(id, stop) is { } document) CiteFiles(signature, document.Body, engine.Markdown);
            }
        }

        return guard;
    }

    /// <summary>The warnings about one file, the surest first; a pattern warns once for lines that stand close together.</summary>
    public IReadOnlyList<PatternWarning> Check(DiffFile file, CancellationToken stop)
    {
        CodeFamily family = CodeLanguage.OfFile(file.Path);
        if (family == CodeFamily.Text || IsQuiet(file.Path)) return [];
        var found = new List<PatternWarning>();
        foreach (DiffLine line in file.Added)
        {
            stop.ThrowIfCancellationRequested();
            List<CodeToken> tokens = CodeLine.Read(line.Text, family);
            if (tokens.Count == 0) continue;
            foreach (PatternSignature signature in Candidates(tokens))
            {
                bool isForeign = signature.Family != CodeFamily.Unknown && family != CodeFamily.Unknown && signature.Family != family;
                if (!isForeign && Compare(signature, file.Path, line, tokens) is { } warning) Join(found, warning);
            }
        }

        found.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Line != b.Line ? a.Line.CompareTo(b.Line) : string.CompareOrdinal(a.Pattern.Slug, b.Pattern.Slug));
        return [.. found.Select((warning, i) => warning with { Rank = i + 1 })];
    }

    private void Add(PatternSignature signature)
    {
        _signatures.Add(signature);
        foreach (string name in signature.Lines.SelectMany(line => line.Names).Distinct(StringComparer.Ordinal))
        {
            if (!_byName.TryGetValue(name, out List<PatternSignature>? with)) _byName[name] = with = [];
            with.Add(signature);
        }
    }

    private static void CiteFiles(PatternSignature signature, string text, IMarkdownReader markdown)
    {
        foreach (Citation citation in Citations.Of(markdown.Read(text)))
        {
            if (citation.Kind == CitationKind.Path) signature.Files.Add(citation.Text.TrimStart('/'));
        }
    }

    private bool IsQuiet(string path) => _quiet.Exists(place => path.Equals(place, StringComparison.OrdinalIgnoreCase) || path.StartsWith(place + "/", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<PatternSignature> Candidates(List<CodeToken> tokens)
    {
        var given = new HashSet<PatternSignature>();
        foreach (CodeToken token in tokens)
        {
            if (!token.IsName || !_byName.TryGetValue(token.Text, out List<PatternSignature>? with)) continue;
            foreach (PatternSignature signature in with)
            {
                if (given.Add(signature)) yield return signature;
            }
        }
    }

    private PatternWarning? Compare(PatternSignature signature, string path, DiffLine line, List<CodeToken> tokens)
    {
        bool isCited = signature.Files.Contains(path);
        WrongLine? nearest = null;
        double likeness = 0;
        foreach (WrongLine wrong in signature.Lines)
        {
            double here = TokenRun.Share(wrong.Tokens, tokens);
            if (here > likeness && IsTelling(wrong, tokens, here)) (likeness, nearest) = (here, wrong);
        }

        List<string> names = [.. tokens.Where(token => token.IsName && signature.Names.Contains(token.Text)).Select(token => token.Text).Distinct(StringComparer.Ordinal)];
        bool isLike = nearest is not null && likeness >= (isCited ? EnoughInCitedFile : EnoughLikeness) && !signature.IsRight(tokens, likeness);
        bool isNamed = names.Count >= EnoughNames && nearest is not null && likeness >= EnoughWithNames && !signature.IsRight(tokens, likeness);
        if (!isLike && !isNamed) return null;
        var evidence = new List<Evidence>();
        double score = isLike ? likeness * 0.85 : ScoreOfNames;
        evidence.Add(new Evidence("WrongCode", $"holds {likeness.ToString("P0", CultureInfo.InvariantCulture)} of the wrong line: {nearest!.Text}", Math.Round(likeness, 2), RepositoryPath.Relative(signature.Pattern.File, _repository), signature.Pattern.Line));
        if (names.Count > 0) evidence.Add(new Evidence("WrongNames", $"uses what only the wrong side uses: {string.Join(", ", names)}", 0.05 * names.Count));
        if (isCited) evidence.Add(new Evidence("CitedFile", $"the documents of the pattern name {path}", ScoreOfFile, path));
        if (names.Count > 0) score += 0.05;
        if (isCited) score += ScoreOfFile;
        return new PatternWarning(0, Math.Round(Math.Min(1, score), 2), signature.Pattern, path, line.Line, SecretRedactor.Redact(line.Text.Trim()), evidence, _repository);
    }

    // A shared name must be one that means something: "logger.info(_)" is in half of all files. A long line that is there as a whole needs none.
    private static bool IsTelling(WrongLine wrong, List<CodeToken> tokens, double likeness)
    {
        if (likeness >= 1 && wrong.Tokens.Count >= LongLine) return true;
        foreach (CodeToken token in tokens)
        {
            if (token.IsName && wrong.Names.Contains(token.Text) && !CommonNames.Contains(token.Text)) return true;
        }

        return false;
    }

    // Lines of one mistake stand together: the surest speaks, the others are its evidence.
    private static void Join(List<PatternWarning> found, PatternWarning warning)
    {
        int near = found.FindIndex(known => known.Pattern.Slug == warning.Pattern.Slug && warning.Line - known.Line <= NearLines + known.Evidence.Count);
        if (near < 0)
        {
            found.Add(warning);
            return;
        }

        PatternWarning known = found[near], first = warning.Score > known.Score ? warning : known, other = ReferenceEquals(first, warning) ? known : warning;
        var evidence = new List<Evidence>(first.Evidence);
        if (evidence.Count < MostEvidence) evidence.Add(new Evidence("Near", $"so does line {other.Line}: {other.Text}", ScoreOfNeighbours, other.File, other.Line));
        found[near] = first with { Score = Math.Round(Math.Min(1, first.Score + ScoreOfNeighbours), 2), Evidence = evidence };
    }
}
