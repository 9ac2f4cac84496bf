using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Tells what a draft should name as open. Pure.</summary>
internal static class DraftFields
{
    private static readonly string[] s_sections = ["problem", "solution"];

    /// <summary>Whether the status is <c>draft</c>.</summary>
    public static bool IsDraft(DocumentFields fields) => string.Equals(fields.Text("status"), "draft", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is named as open, as written.</summary>
    public static IReadOnlyList<string> Named(DocumentFields fields) => fields.Texts(',', "open");

    /// <summary>What is open: what is required and not known, and whatever else is named and not filled. Of a name that is no field nothing can be told, so it stays.</summary>
    public static IReadOnlyList<string> Open(DocumentFields fields, IReadOnlyList<MarkdownBlock> blocks)
    {
        var open = new List<string>(SolutionOpenFields.Of(fields, blocks));
        foreach (string name in Named(fields))
        {
            bool isSettled = s_sections.Contains(name) || SolutionSchema.Field(name) is { } field && fields.Texts(null, field.Name).Count > 0;
            if (!isSettled && !open.Contains(name)) open.Add(name);
        }

        return open;
    }
}
