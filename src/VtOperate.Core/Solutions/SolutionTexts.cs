using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>What of a solution is searched, field by field.</summary>
internal static class SolutionTexts
{
    /// <summary>The texts of a document in the order of <see cref="SolutionSearch.Fields"/>.</summary>
    public static string?[] Of(SolutionDocument document)
    {
        Solution solution = document.Solution;
        string symptoms = string.Join('\n', solution.Symptoms.Concat(document.Fields.Texts(null, "applies_when")));
        string module = string.Join('\n', [solution.Module, solution.Component, .. document.Fields.Texts(',', "related_components")]);
        string cause = string.Join('\n', solution.RootCause, solution.ProblemType, solution.ResolutionType, solution.Category);
        return [solution.Title, symptoms, string.Join('\n', solution.Tags), Name(solution.Id), module, cause, document.Body, LearnedNames.Marks(document.Body, solution.Tags)];
    }

    private static string Name(string id) => id[(id.LastIndexOf('/') + 1)..];
}
