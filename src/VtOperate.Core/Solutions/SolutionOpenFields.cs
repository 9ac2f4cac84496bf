using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Tells what is required of a solution and not known. Pure.</summary>
internal static class SolutionOpenFields
{
    /// <summary>The fields of the front matter in the order of the schema, then <c>problem</c> and <c>solution</c>.</summary>
    /// <param name="generation">The generation of the schema.</param>
    /// <param name="problemType">The problem type; what was solved was a problem until somebody says that it is advice.</param>
    /// <param name="isKnown">Whether a field has a value; <c>problem</c> and <c>solution</c> stand for the sections.</param>
    public static IReadOnlyList<string> Of(SolutionGeneration generation, string? problemType, Predicate<string> isKnown) =>
        [.. SolutionSchema.Required(generation, SolutionSchema.TrackOf(problemType) ?? SolutionTrack.Bug).Concat(["problem", "solution"]).Where(field => !isKnown(field))];

    /// <summary>What is open in a document as it stands.</summary>
    public static IReadOnlyList<string> Of(DocumentFields fields, IReadOnlyList<MarkdownBlock> blocks)
    {
        SolutionBody body = SolutionBody.Of(blocks);
        return Of(SolutionSchema.GenerationOf(fields), fields.Text(SolutionSchema.ProblemType), field => field switch
        {
            "problem" => body.Text(SolutionSection.Problem).Length > 0,
            "solution" => body.Text(SolutionSection.Solution).Length > 0,
            _ => fields.Texts(null, field).Count > 0,
        });
    }
}
