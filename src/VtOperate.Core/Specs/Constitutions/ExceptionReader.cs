using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Reads the exceptions that a project has documented: the rows of Complexity Tracking in its plans, and the Exceptions section of its constitution.</summary>
internal static class ExceptionReader
{
    /// <summary>The exceptions, each in one line with its file and line in front.</summary>
    internal static IEnumerable<string> Read(IEngine engine, SpecProject project, string constitution)
    {
        foreach (string one in Section(constitution, "Exceptions", "constitution.md")) yield return one;
        foreach (SpecFeature feature in project.Features)
        {
            string plan = Path.Combine(feature.Folder, "plan.md");
            if (!engine.Files.FileExists(plan)) continue;
            foreach (string one in Section(TextDocument.Read(engine.Files, plan).Text, "Complexity Tracking", $"{feature.Name}/plan.md")) yield return one;
        }
    }

    private static IEnumerable<string> Section(string text, string heading, string file)
    {
        bool isIn = false;
        int rows = 0;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            string words = line.Text.Trim();
            if (words.StartsWith('#')) (isIn, rows) = (words.TrimStart('#', ' ').StartsWith(heading, StringComparison.OrdinalIgnoreCase), 0);
            else if (isIn && words.StartsWith('|') && ++rows > 2 && !words.StartsWith("| [", StringComparison.Ordinal)) yield return FormattableString.Invariant($"{file}:{line.Number}: {words.Trim('|', ' ')}");
            else if (isIn && words.StartsWith("- ", StringComparison.Ordinal)) yield return FormattableString.Invariant($"{file}:{line.Number}: {words[2..]}");
        }
    }
}
