using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Checks the fields of a front matter against the schema of its generation and track. Pure.</summary>
/// <param name="schema">The schema with the repository's own words.</param>
internal sealed class SolutionFieldCheck(SolutionSchema schema)
{
    private const int MostWordsNamed = 6;

    private static readonly string[] s_otherDayKeys = ["created", "created_at", "date_solved"];

    /// <summary>The key under which the day stands where it is not <c>date</c>; null where it is, or nowhere.</summary>
    public static string? OtherDayKey(DocumentFields fields) => fields.Text("date") is not null ? null : Array.Find(s_otherDayKeys, key => fields.Date(key) is not null);

    /// <summary>Whether a text is a day as front matter has it.</summary>
    public static bool IsDay(string text) => text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The same tag in lower case and joined by hyphens.</summary>
    public static string TagForm(string tag)
    {
        string[] words = tag.Trim().ToLowerInvariant().Split([' ', '_', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', words);
    }

    /// <summary>Adds what is wrong.</summary>
    public void Check(CheckedSolution text)
    {
        if (text.Map is null) return;
        Missing(text);
        foreach (SolutionField field in SolutionSchema.Fields)
        {
            if (text.Entry(field.Name) is not { } entry || entry.Value is YamlScalar { IsNull: true }) continue;
            switch (field.Kind)
            {
                case SolutionFieldKind.List or SolutionFieldKind.Tags:
                    List(text, field, entry.Key, entry.Value);
                    break;
                default:
                    if (entry.Value is YamlScalar scalar) Scalar(text, field, entry.Key, scalar.Value.Trim());
                    else text.Add(SolutionProblem.NotText, entry.Key.Line, field.Kind == SolutionFieldKind.Text ? CheckSeverity.Warning : CheckSeverity.Error, $"'{field.Name}' takes one value, not {(entry.Value is YamlList ? "a list" : "keys with values")}.");
                    break;
            }
        }

        DraftState(text);
    }

    private static void Missing(CheckedSolution text)
    {
        string? otherDay = OtherDayKey(text.Fields);
        if (otherDay is not null) text.Add(SolutionProblem.DayKey, text.LineOf(otherDay), CheckSeverity.Error, $"The day stands under '{otherDay}'; the schema's key is 'date'.", $"Rename '{otherDay}' to 'date'");
        IReadOnlyList<string> missing = text.IsDraft ? DraftFields.Open(text.Fields, text.Blocks) : SolutionSchema.Missing(text.Fields);
        foreach (string name in missing)
        {
            if (name == "date" && otherDay is not null) continue;
            if (text.IsDraft) text.Add(SolutionProblem.Open, text.LineOf(name), CheckSeverity.Warning, $"The draft has '{name}' open.", Update(text, name));
            else text.Add(SolutionProblem.Missing, text.LineOf(name), CheckSeverity.Error, $"The required field '{name}' is {(text.Entry(name) is null ? "missing" : "empty")}.", Update(text, name));
        }
    }

    // Only what the cmdlet has a parameter for can be proposed.
    private static string Update(CheckedSolution text, string name)
    {
        string word = name == "symptoms" ? "symptom" : name;
        string parameter = string.Concat(word.Split('_').Select(part => part.Length == 0 ? "" : char.ToUpperInvariant(part[0]) + part[1..]));
        bool isKnown = SolutionSchema.Required(SolutionGeneration.First, null).Contains(name) || name is "problem" or "solution";
        return isKnown ? $"Update-Solution {CommandWord.Quoted(text.Id)} -{parameter} <value>" : $"Fill '{name}' in";
    }

    private void Scalar(CheckedSolution text, SolutionField field, YamlScalar key, string value)
    {
        if (field.Kind == SolutionFieldKind.Day && !IsDay(value))
        {
            string? day = DateText.TryParse(value, out DateTime date) ? YamlText.Date(DateOnly.FromDateTime(date)) : null;
            text.Add(SolutionProblem.DayForm, key.Line, field.Name == "date" ? CheckSeverity.Error : CheckSeverity.Warning, $"'{value}' of '{field.Name}' is no day of the form 2026-03-01.", day is null ? null : $"Write {day}");
        }

        if (field.Kind != SolutionFieldKind.Word || !SolutionSchema.IsClosed(field.Name, text.Generation)) return;
        IReadOnlyList<string> words = schema.Words(field.Name, text.Generation);
        if (words.Contains(value)) return;
        if (schema.Spelling(field.Name, value, text.Generation) is { } spelled)
        {
            text.Add(SolutionProblem.Spelling, key.Line, CheckSeverity.Error, $"'{value}' of '{field.Name}' is spelled '{spelled}' in the schema.", $"Write {spelled}");
            return;
        }

        bool isOpenLater = field.Name is SolutionSchema.Component or SolutionSchema.RootCause;
        string? nearest = field.Name == SolutionSchema.Severity && SeverityText.TryParse(value, out Severity severity) ? severity.ToString().ToLowerInvariant() : schema.Nearest(field.Name, value, text.Generation);
        string known = words.Count <= MostWordsNamed ? string.Join(", ", words) : $"{string.Join(", ", words.Take(MostWordsNamed))} and {words.Count - MostWordsNamed} more";
        text.Add(SolutionProblem.UnknownWord, key.Line, isOpenLater ? CheckSeverity.Warning : CheckSeverity.Error, $"'{value}' of '{field.Name}' is none of its words: {known}.", Proposal(field.Name, nearest));
    }

    // Severities are one enumeration for everything; the other words are the repository's to add.
    private static string Proposal(string field, string? nearest) =>
        nearest is not null ? $"Perhaps {nearest}" : field == SolutionSchema.Severity ? "Use one of them" : $"Use one of them, or allow it with vocabulary.{field} in .vtoperate.yml";

    private static void List(CheckedSolution text, SolutionField field, YamlScalar key, YamlNode value)
    {
        if (value is YamlMap) text.Add(SolutionProblem.NotText, key.Line, CheckSeverity.Error, $"'{field.Name}' takes a list of texts, not keys with values.");
        if (value is YamlScalar) text.Add(SolutionProblem.NotList, key.Line, CheckSeverity.Error, $"'{field.Name}' takes a list, not a text.", "Make it a list");
        IReadOnlyList<string> items = text.Fields.Texts(field.Kind == SolutionFieldKind.Tags ? ',' : null, field.Name);
        if (field.Most > 0 && items.Count > field.Most)
            text.Add(SolutionProblem.TooMany, key.Line, CheckSeverity.Error, $"'{field.Name}' has {items.Count} items; the schema takes {field.Most} at most.", $"Keep the {field.Most} that tell most");
        if (field.Kind != SolutionFieldKind.Tags) return;
        foreach (string tag in items)
        {
            string form = TagForm(tag);
            if (form != tag) text.Add(SolutionProblem.TagForm, key.Line, CheckSeverity.Warning, $"The tag '{tag}' is not in lower case and joined by hyphens.", $"Write {form}");
        }
    }

    private static void DraftState(CheckedSolution text)
    {
        const string Repair = "Bring 'status' and 'open' in step";
        IReadOnlyList<string> named = DraftFields.Named(text.Fields), open = DraftFields.Open(text.Fields, text.Blocks);
        int line = text.LineOf("open");
        if (!text.IsDraft)
        {
            if (text.Entry("open") is not null) text.Add(SolutionProblem.DraftState, line, CheckSeverity.Warning, "Fields are named as open, and the status is not 'draft'.", Repair);
            return;
        }

        string[] filled = [.. named.Except(open)], unnamed = [.. open.Except(named)];
        if (filled.Length > 0) text.Add(SolutionProblem.DraftState, line, CheckSeverity.Warning, $"Named as open, though filled: {string.Join(", ", filled)}.", Repair);
        if (unnamed.Length > 0) text.Add(SolutionProblem.DraftState, line, CheckSeverity.Information, $"Open, though not named as open: {string.Join(", ", unnamed)}.", Repair);
    }
}
