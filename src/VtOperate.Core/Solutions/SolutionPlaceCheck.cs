namespace VtOperate.Core.Solutions;

/// <summary>Checks where a document stands against what its front matter says. Pure.</summary>
internal static class SolutionPlaceCheck
{
    /// <summary>The folder below the root that a document stands in, with forward slashes; empty directly below it.</summary>
    public static string FolderOf(SolutionRoot root, string file)
    {
        string id = root.IdOf(file), path = root.Name.Length == 0 ? id : id[(root.Name.Length + 1)..];
        int slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    /// <summary>Adds what is wrong.</summary>
    /// <param name="text">The document.</param>
    /// <param name="schema">The schema with the repository's own words.</param>
    public static void Check(CheckedSolution text, SolutionSchema schema)
    {
        if (text.Map is null) return;
        string folder = FolderOf(text.Root, text.File);
        Category(text, folder);
        string? type = text.Fields.Text(SolutionSchema.ProblemType), expected = SolutionSchema.FolderOf(type);
        int line = text.LineOf(SolutionSchema.ProblemType);
        string first = folder.Contains('/', StringComparison.Ordinal) ? folder[..folder.IndexOf('/', StringComparison.Ordinal)] : folder;
        if (folder.Length == 0)
            text.Add(SolutionProblem.Folder, line, CheckSeverity.Information, "The document stands directly below the root, in no category.", expected is null ? null : $"Move it to {expected}/");
        else if (expected is not null && first != expected && !schema.Words("category", text.Generation).Contains(folder) && !folder.EndsWith("/" + expected, StringComparison.Ordinal))
        {
            bool isOthers = SolutionSchema.TypeOfFolder(first) is not null;
            text.Add(SolutionProblem.Folder, line, isOthers ? CheckSeverity.Warning : CheckSeverity.Information, isOthers
                ? $"The problem type '{type}' belongs to '{expected}', and the document stands in '{folder}'; which of the two is right is not known."
                : $"The document stands in '{folder}', a folder of this repository's own; the schema's folder for '{type}' is '{expected}'.", isOthers ? $"Move it to {expected}/ or correct 'problem_type'" : null);
        }
    }

    private static void Category(CheckedSolution text, string folder)
    {
        string written = (text.Fields.Text("category") ?? "").Replace('\\', '/').Trim('/'), last = folder[(folder.LastIndexOf('/') + 1)..];
        if (folder.Length == 0) return;
        if (written.Length == 0)
        {
            if (text.Generation == SolutionGeneration.Current) text.Add(SolutionProblem.Category, text.LineOf("category"), CheckSeverity.Information, "The field 'category' is missing.", $"Add 'category: {last}'");
        }
        else if (!SolutionWords.IsSame(written[(written.LastIndexOf('/') + 1)..], last))
        {
            text.Add(SolutionProblem.Category, text.LineOf("category"), CheckSeverity.Information, $"The category '{written}' is not the folder '{folder}'; which of the two is right is not known.");
        }
    }
}
