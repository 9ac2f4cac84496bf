using System.Text;
using VtOperate.Core.Documents;
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
        return [solution.Title, symptoms, string.Join('\n', solution.Tags.SelectMany(TechnologyName.Forms)), Name(solution.Id), module, cause, Own(document.Body), LearnedNames.Marks(document.Body, solution.Tags)];
    }

    // What stands in for something not known yet, and the titles of other documents in the links that a capture writes, are no words of this one.
    private static string Own(string body)
    {
        if (!body.Contains(SolutionText.Unknown, StringComparison.Ordinal) && !body.Contains(SolutionLinks.Sign, StringComparison.Ordinal)) return body;
        var own = new StringBuilder(body.Length);
        foreach (ReadOnlySpan<char> line in body.AsSpan().EnumerateLines())
        {
            if (!line.StartsWith(SolutionLinks.Sign) && !line.Trim().SequenceEqual(SolutionText.Unknown)) own.Append(line).Append('\n');
        }

        return own.ToString();
    }

    private static string Name(string id) => id[(id.LastIndexOf('/') + 1)..];
}
