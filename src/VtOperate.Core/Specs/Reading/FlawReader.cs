namespace VtOperate.Core.Specs.Reading;

/// <summary>Finds what is unfinished or damaged in a document: marks of a merge, questions left open, the template's own words. Pure.</summary>
internal static class FlawReader
{
    private static readonly string[] s_placeholders =
        ["[FEATURE NAME]", "[###-feature-name]", "[Brief Title]", "[Describe this user journey", "[specific capability", "[PROJECT_NAME]", "[PRINCIPLE_1_NAME]", "[initial state]", "[Entity 1]", "[Measurable metric", "[DATE]"];

    /// <summary>The flaws in the order of the text; of the template's words the first alone.</summary>
    public static IReadOnlyList<SpecFlaw> Read(string text, string file)
    {
        var flaws = new List<SpecFlaw>();
        bool hasPlaceholder = false;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            if (line.Text.StartsWith("<<<<<<< ", StringComparison.Ordinal) || line.Text.StartsWith(">>>>>>> ", StringComparison.Ordinal))
            {
                flaws.Add(new SpecFlaw("a merge left its mark here: what holds is not known", file, line.Number, IsDamage: true));
            }

            int open = line.Text.IndexOf("[NEEDS CLARIFICATION", StringComparison.OrdinalIgnoreCase);
            if (open >= 0)
            {
                int close = line.Text.IndexOf(']', open);
                flaws.Add(new SpecFlaw("still to be clarified: " + line.Text[(open + 1)..(close < 0 ? line.Text.Length : close)], file, line.Number));
            }

            if (!hasPlaceholder && s_placeholders.FirstOrDefault(word => line.Text.Contains(word, StringComparison.Ordinal)) is { } placeholder)
            {
                hasPlaceholder = true;
                flaws.Add(new SpecFlaw($"the template's own words stand here: {placeholder}", file, line.Number));
            }
        }

        return flaws;
    }
}
