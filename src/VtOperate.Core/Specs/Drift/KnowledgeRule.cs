using VtOperate.Core.History;
using VtOperate.Core.Specs.References;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Records of bugs and solutions that are newer than a requirement and say that a name or a value of it was replaced, while the requirement still says the old one (E4). A document that names the requirement makes it likely, and so does
/// one that says the same of a known product; one that names no more than a literal of it is a hint. What it says must be done and not undone by a newer document, and a new name must be in the code.
/// </summary>
internal sealed class KnowledgeRule : IDriftRule
{
    private const int FewestSharedWords = 2, MostBearers = 3;

    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        List<Document> documents = Read(context, stop);
        int total = documents.Sum(document => document.Said.Count);
        if (total == 0) yield break;
        if (context.History is not { IsShallow: false } history)
        {
            context.Count("replacements in documents", 0, total);
            context.Note(new DriftNote("E4", "without the whole history nobody can tell whether a document is newer than a requirement", documents[0].Path, null));
            yield break;
        }

        List<SpecRequirement> active = [.. context.Features.SelectMany(feature => feature.Requirements).Where(requirement => requirement.State == RequirementState.Active)];
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (Document document in documents)
        {
            foreach (Replacement said in document.Said)
            {
                stop.ThrowIfCancellationRequested();
                List<SpecRequirement> cited = active.FindAll(requirement => document.Cited.Contains(requirement.Key) && Says(requirement, said)), meant = cited.Count > 0 ? cited : active.FindAll(requirement => Names(requirement, said));
                context.Count("replacements in documents", meant.Count > 0 ? 1 : 0, 1);
                if (meant.Count == 0 || (cited.Count == 0 && meant.Count > MostBearers) || !IsInCode(context, said) || IsUndone(documents, document, said, history, stop)) continue;
                foreach (SpecRequirement requirement in meant)
                {
                    if (!IsNewer(context, history, document, said, requirement, stop)) continue;
                    DriftFinding finding = Finding(context, document, said, requirement, cited.Count > 0);
                    if (told.Add(finding.Fingerprint)) yield return finding;
                }
            }
        }
    }

    private static DriftFinding Finding(DriftContext context, Document document, Replacement said, SpecRequirement requirement, bool isCited) =>
        new("E4", requirement.Key, isCited || IsProduct(said.Old) ? DriftConfidence.Likely : DriftConfidence.Hint, context.InProject(requirement.File), requirement.Line, DriftText.Brief(requirement.Text), document.Path, said.Line, DriftText.Brief(said.Sentence), DriftSuggestion.UpdateSpec,
            [new Evidence("Replaced", $"{document.Path} says that {said.New} took the place of {said.Old}" + (isCited ? $" and names {requirement.Id}" : ""), 0.5, document.Path, said.Line)],
            DriftFingerprint.Of("E4", requirement.Key, said.Old + "|" + said.New, document.Path), context.Repository)
        { Subject = said.Old, Severity = Severity.Low };

    private static List<Document> Read(DriftContext context, CancellationToken stop)
    {
        var documents = new List<Document>();
        RequirementResolver? resolver = null;
        foreach ((string file, SpecReferenceKind kind, string? feature) in KnowledgeDocuments.List(context, stop))
        {
            stop.ThrowIfCancellationRequested();
            if (KnowledgeDocuments.Text(context, file) is not { } text || Replacement.In(text, kind == SpecReferenceKind.Solution) is not { Count: > 0 } said) continue;
            resolver ??= new RequirementResolver(context);
            var cited = new HashSet<string>(StringComparer.Ordinal);
            string head = CodeFile.HeadOf(text);
            foreach (SpecLine line in SpecText.Lines(text))
            {
                foreach (RequirementReference named in RequirementIds.In(line.Text))
                {
                    if (resolver.ResolveText(new CodeReference(named.Id, line.Number, named.Qualifier ?? feature, line.Text.Trim(), line.Text, false), head, [], null, stop).Requirement is { } meant) cited.Add(meant.Key);
                }
            }

            documents.Add(new Document(RepositoryPath.Relative(file, context.Project.Root), said, cited));
        }

        return documents;
    }

    // The old value stands in a sentence of the requirement that demands it, and the new one nowhere in it.
    private static bool Says(SpecRequirement requirement, Replacement said)
    {
        if (char.IsDigit(said.Old[0]))
        {
            return Measured(said) is { } values && SpecLiteral.Clauses(requirement.Text).Any(clause =>
                NumberClaim.Measure(clause) is { } measured && measured.Dimension == values.Dimension && Math.Abs(measured.Value - values.Old) < 1e-9 && SharedWords.Count(said.Sentence, clause) >= FewestSharedWords);
        }

        return Demanding(requirement, said).Any(clause => IsDistinct(said.Old) || (IsProduct(said.Old) ? AreAlike(said.Sentence, clause, said.Old, 1) : AreAlike(said.Sentence, clause, said.Old, FewestSharedWords)));
    }

    // The same without the requirement's id: a name that cannot mean anything else, or a product in the same place.
    private static bool Names(SpecRequirement requirement, Replacement said)
    {
        if (char.IsDigit(said.Old[0])) return false;
        if (IsProduct(said.Old)) return Demanding(requirement, said).Any(clause => AreAlike(said.Sentence, clause, said.Old, FewestSharedWords));
        return IsDistinct(said.Old) && !Holds(requirement.Text, said.New) && SpecLiteral.In(requirement.Text).Any(literal => literal.Text.Equals(said.Old, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Demanding(SpecRequirement requirement, Replacement said) =>
        Holds(requirement.Text, said.New) ? [] : SpecLiteral.Clauses(requirement.Text).Where(clause => Holds(clause, said.Old) && !RequirementWords.SpeaksOfAbsence(clause));

    // Another default is said of a default alone.
    private static bool AreAlike(string sentence, string clause, string old, int fewest)
    {
        bool isDefault = sentence.Contains("default", StringComparison.OrdinalIgnoreCase), demandsDefault = clause.Contains("default", StringComparison.OrdinalIgnoreCase);
        if (isDefault && !demandsDefault) return false;
        int shared = SharedWords.Count(sentence.Replace(old, " ", StringComparison.OrdinalIgnoreCase), clause) + (isDefault ? 1 : 0);
        return shared >= fewest;
    }

    private static bool IsProduct(string name) => Product.All.Any(product => product.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // "from 5 to 10 minutes": the unit may stand behind the second alone.
    private static (double Old, double New, string Dimension)? Measured(Replacement said)
    {
        if (!char.IsDigit(said.Old[0]) || !char.IsDigit(said.New[0]) || NumberClaim.Measure(said.New) is not { } now) return null;
        string unit = said.New.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ',', '_');
        if (NumberClaim.Measure(said.Old) is not { } was) return null;
        if (was.Dimension.Length == 0 && now.Dimension.Length > 0 && NumberClaim.Measure(said.Old + " " + unit.Trim(' ', '-')) is { } completed) was = completed;
        return was.Dimension == now.Dimension ? (was.Value, now.Value, now.Dimension) : null;
    }

    private static bool IsInCode(DriftContext context, Replacement said)
    {
        if (char.IsDigit(said.New[0])) return true;
        uint name = NameHash.Of(said.New.AsSpan().Trim("/."));
        return context.Facts.Has(name) || context.Files.Any(file => file.Path.EndsWith(said.New, StringComparison.OrdinalIgnoreCase)) || context.Files.Any(file => file.Family != Code.CodeFamily.Text && file.ReadText().Contains(said.New, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsUndone(List<Document> documents, Document document, Replacement said, DriftHistory history, CancellationToken stop)
    {
        foreach (Document other in documents)
        {
            foreach (Replacement back in other.Said)
            {
                if (back.Old.Equals(said.New, StringComparison.OrdinalIgnoreCase) && back.New.Equals(said.Old, StringComparison.OrdinalIgnoreCase) && Time(history, other, back.Line, stop) >= Time(history, document, said.Line, stop)) return true;
            }
        }

        return false;
    }

    private static bool IsNewer(DriftContext context, DriftHistory history, Document document, Replacement said, SpecRequirement requirement, CancellationToken stop)
    {
        string spec = context.InProject(requirement.File);
        if (history.LineChange(spec, requirement.Line, stop) is not { } demanded) return false;
        CommitNode? told = Commit(history, document, said.Line, stop);
        return told is null || (told.Id != demanded.Id && told.Time > demanded.Time);
    }

    // What was never committed is newer than anything that was.
    private static long Time(DriftHistory history, Document document, int line, CancellationToken stop) => Commit(history, document, line, stop)?.Time ?? long.MaxValue;

    private static CommitNode? Commit(DriftHistory history, Document document, int line, CancellationToken stop) =>
        !history.Exists(document.Path) ? null : history.LineChange(document.Path, line, stop) ?? history.LastChange(document.Path, stop);

    private static bool IsDistinct(string name) => name.Length > 3 && name.Any(char.IsLetter) && (name.AsSpan().IndexOfAny("._-/") > 0 || name.Skip(1).Any(char.IsUpper));

    private static bool Holds(string text, string value)
    {
        for (int at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + value.Length;
            if ((at == 0 || !IsWord(text[at - 1])) && (end == text.Length || !IsWord(text[end]) || (text[end] == '.' && (end + 1 == text.Length || text[end + 1] == ' ')))) return true;
        }

        return false;
    }

    private static bool IsWord(char sign) => char.IsLetterOrDigit(sign) || sign is '_' or '-' or '.' or '/';

    private sealed record Document(string Path, IReadOnlyList<Replacement> Said, HashSet<string> Cited);
}
