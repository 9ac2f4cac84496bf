using System.Text;
using VtOperate.Core.Workspace;

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

    /// <summary>Why a draft did not update a document although that was asked for: which one came nearest, in which parts, and the command that updates it all the same.</summary>
    /// <param name="change">What was written instead.</param>
    /// <param name="nearest">The nearest document of the repository, or null.</param>
    /// <param name="said">What the draft says.</param>
    public static string NoUpdate(SolutionChange change, SolutionOverlap? nearest, SolutionFields said)
    {
        string beside = change.Action == SolutionChangeAction.Planned ? "a new one is written" : "a new one was written";
        if (nearest is null) return $"-Update found no document that agrees with it in any of the five parts, so {beside}.";
        string parts = string.Join(", ", nearest.Dimensions.Select(SolutionChangeView.Name));
        string file = Workspace.RepositoryPath.Relative(change.Solution.File, change.Repository);
        return $"-Update changes a document that agrees in four of five parts. The nearest, {nearest.Solution.Id}, agrees in {nearest.Dimensions.Count} ({parts}), so {beside}. To add it there instead, delete {file} and run: {Command(nearest.Solution.Id, said)}";
    }

    // Everything that was said, so that the command can be run as it stands.
    private static string Command(string id, SolutionFields said)
    {
        var command = new StringBuilder($"Update-Solution {Quoted(id)} -Append");
        void Add(string parameter, params string?[] values)
        {
            string[] given = [.. values.OfType<string>().Select(Quoted)];
            if (given.Length > 0) command.Append(' ').Append(parameter).Append(' ').AppendJoin(", ", given);
        }

        Add("-Module", said.Module);
        Add("-ProblemType", said.ProblemType);
        Add("-Component", said.Component);
        Add("-Symptom", [.. said.Symptoms ?? []]);
        Add("-RootCause", said.RootCause);
        Add("-ResolutionType", said.ResolutionType);
        Add("-Severity", said.Severity?.ToString());
        Add("-Tag", [.. said.Tags ?? []]);
        Add("-RelatedComponent", [.. said.RelatedComponents ?? []]);
        Add("-FrameworkVersion", said.FrameworkVersion);
        Add("-AppliesWhen", [.. said.AppliesWhen ?? []]);
        Add("-Problem", said.Problem);
        Add("-Solution", said.Solution);
        Add("-Attempt", [.. said.Attempts ?? []]);
        Add("-Why", said.Why);
        Add("-Prevention", said.Prevention);
        Add("-File", [.. said.Files ?? []]);
        Add("-Commit", [.. said.Commits ?? []]);
        Add("-Supersedes", [.. said.Supersedes ?? []]);
        return command.ToString();
    }

    private static string Parameter(string field) => s_parameters.GetValueOrDefault(field, "-" + field);

    private static string Quoted(string value)
    {
        foreach (char sign in value)
        {
            if (!char.IsAsciiLetterOrDigit(sign) && sign is not ('-' or '_' or '/' or '.')) return CommandWord.Quoted(value);
        }

        return value;
    }
}
