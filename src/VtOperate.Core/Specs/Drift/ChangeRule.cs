using VtOperate.Core.Code;
using VtOperate.Core.Specs.Constitutions;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// A change of code that takes away what an active requirement names in backticks, or gives it another value than the one that the requirement states, while the feature's documents stay as they are (E3). Only the change that
/// was asked about is looked at; what was moved to another file of it is not gone.
/// </summary>
internal sealed class ChangeRule : IDriftRule
{
    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        if (context.Change is not { } change) yield break;
        List<Side> before = [], after = [];
        foreach (ChangedFile file in change.Files)
        {
            stop.ThrowIfCancellationRequested();
            if (!file.IsCode || file.IsTest) continue;
            if (file.Before is { } old) before.Add(new Side(file.Path, old));
            if (file.After is { } now) after.Add(new Side(file.Path, now));
        }

        foreach (FeatureSpec feature in context.Features)
        {
            if (IsTouched(context, feature, change)) continue;
            foreach (SpecRequirement requirement in feature.Requirements)
            {
                if (requirement.State != RequirementState.Active) continue;
                foreach (SpecLiteral literal in SpecLiteral.In(requirement.Text))
                {
                    stop.ThrowIfCancellationRequested();
                    if (Compare(context, requirement, literal, before, after) is { } finding) yield return finding;
                }
            }
        }
    }

    private static DriftFinding? Compare(DriftContext context, SpecRequirement requirement, SpecLiteral literal, List<Side> before, List<Side> after)
    {
        uint name = NameHash.Of(literal.Text.AsSpan().Trim("/."));
        Side? held = before.Find(side => side.Facts.Has(name));
        if (held is null) return null;
        if (!after.Exists(side => side.Facts.Has(name)) && !context.Facts.Has(name))
            return Finding(context, requirement, literal, held.Path, null, $"the change takes `{literal.Text}` out of {held.Path}, and nothing else holds it");
        foreach (Side old in before)
        {
            if (after.Find(side => side.Path == old.Path) is not { } now || old.Value(name) is not { } was || now.Value(name) is not { } set || was.Value == set.Value) continue;
            if (States(literal.Clause, was.Value) && !States(literal.Clause, set.Value)) return Finding(context, requirement, literal, now.Path, set.Line, $"the change sets `{literal.Text}` from {was.Value} to {set.Value}");
        }

        return null;
    }

    private static DriftFinding Finding(DriftContext context, SpecRequirement requirement, SpecLiteral literal, string path, int? line, string does) =>
        new("E3", requirement.Key, DriftConfidence.Strong, context.InProject(requirement.File), requirement.Line, DriftText.Brief(requirement.Text), path, line, does, DriftSuggestion.Decide,
            [new Evidence("Untouched", $"the change leaves the documents of {requirement.Feature} as they are", 0.5, context.InProject(requirement.File), requirement.Line)],
            DriftFingerprint.Of("E3", requirement.Key, literal.Text + "|" + does, path), context.Repository)
        { Subject = literal.Text };

    private static bool IsTouched(DriftContext context, FeatureSpec feature, ConstitutionChange change)
    {
        string folder = context.InProject(Workspace.RepositoryPath.Relative(feature.Feature.Folder, context.Repository)).TrimEnd('/') + "/";
        return change.Files.Any(file => file.Path.StartsWith(folder, StringComparison.Ordinal));
    }

    // The value as a word of its own, and not the beginning of a longer number.
    private static bool States(string clause, string value)
    {
        for (int at = clause.IndexOf(value, StringComparison.Ordinal); at >= 0; at = clause.IndexOf(value, at + 1, StringComparison.Ordinal))
        {
            int end = at + value.Length;
            bool isBegun = at > 0 && (IsPart(clause[at - 1]) || clause[at - 1] == '.');
            bool goesOn = end < clause.Length && (IsPart(clause[end]) || (clause[end] is '.' or ',' && end + 1 < clause.Length && char.IsDigit(clause[end + 1])));
            if (!isBegun && !goesOn) return true;
        }

        return false;
    }

    private static bool IsPart(char sign) => char.IsLetterOrDigit(sign) || sign is '_' or '-';

    private sealed class Side(string path, string text)
    {
        private readonly Lazy<CodeText> _code = new(() => CodeText.Of(text, CodeLanguage.OfFile(path)));

        internal string Path { get; } = path;

        internal FileFacts Facts { get; } = FileFacts.Of(text, CodeLanguage.OfFile(path), []);

        // The one value that is given to a name; none where it is given several.
        internal (string Value, int Line)? Value(uint name)
        {
            if (!Facts.Has(name)) return null;
            (string, int)? only = null;
            for (int line = 1; line <= _code.Value.LineCount; line++)
            {
                if (AssignedValue.In(_code.Value, line, name) is not { } value) continue;
                if (only is not null) return null;
                only = (value, line);
            }

            return only;
        }
    }
}
