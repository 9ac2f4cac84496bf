using System.Text;

namespace VtOperate.Core.Solutions;

/// <summary>Says what to do after something was written down, as commands where there are some. Pure.</summary>
internal static class SolutionAdvice
{
    private static readonly Dictionary<string, string> s_parameters = new(StringComparer.Ordinal)
    {
        ["module"] = "-Module",
        ["problem_type"] = "-ProblemType",
        ["component"] = "-Component",
        ["symptoms"] = "-Symptom",
        ["root_cause"] = "-RootCause",
        ["resolution_type"] = "-ResolutionType",
        ["severity"] = "-Severity",
        ["tags"] = "-Tag",
        ["category"] = "-Category",
        ["title"] = "-Title",
        ["date"] = "-Date",
        ["problem"] = "-Problem",
        ["solution"] = "-Solution",
    };

    /// <summary>The steps, most pressing first.</summary>
    public static IReadOnlyList<string> Of(SolutionChange change)
    {
        var steps = new List<string>();
        string id = Quoted(change.Solution.Id);
        foreach (SolutionOverlap overlap in change.Overlaps)
        {
            if (overlap.Level == OverlapLevel.High && change.Action != SolutionChangeAction.Updated)
                steps.Add($"It says what {overlap.Solution.Id} says; keep one: Update-Solution {Quoted(overlap.Solution.Id)}");
        }

        foreach (VocabularySuggestion suggestion in change.Suggestions)
        {
            if (suggestion.Suggestion is null) steps.Add($"{suggestion} It was left open.");
            else if (suggestion.Suggestion is { } word && suggestion.Field != "category") steps.Add($"{suggestion} Update-Solution {id} {Parameter(suggestion.Field)} {Quoted(word)}");
        }

        if (change.OpenFields.Count > 0)
        {
            var command = new StringBuilder($"Update-Solution {id}");
            foreach (string field in change.OpenFields) command.Append(' ').Append(Parameter(field)).Append(" ...");
            steps.Add(command.ToString());
        }

        return steps;
    }

    private static string Parameter(string field) => s_parameters.GetValueOrDefault(field, "-" + field);

    private static string Quoted(string value)
    {
        foreach (char sign in value)
        {
            if (!char.IsAsciiLetterOrDigit(sign) && sign is not ('-' or '_' or '/' or '.')) return "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
        }

        return value;
    }
}
