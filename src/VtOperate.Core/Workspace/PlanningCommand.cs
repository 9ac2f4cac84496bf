using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Workspace;

/// <summary>Finds the command with which this repository plans a feature, in the spelling of its own tooling.</summary>
/// <param name="engine">What touches the world.</param>
public sealed class PlanningCommand(IEngine engine)
{
    private static readonly string[] s_folders =
    [
        ".claude/commands", ".claude/skills", ".github/prompts", ".github/agents", ".cursor/commands", ".gemini/commands", ".opencode/command", ".opencode/commands",
        ".windsurf/workflows", ".codex/prompts", ".agents/skills", ".qwen/commands", ".kilocode/workflows", ".roo/commands",
    ];

    /// <summary>The next step towards a feature: a command where the repository has tooling for it, words where it has none.</summary>
    /// <param name="context">Where the user stands.</param>
    /// <param name="stop">Stops the search.</param>
    public NextAction Find(OperationContext context, CancellationToken stop)
    {
        if (context.SpecRoot is { } root)
        {
            (string command, string proof) = SpecKit(root, context, stop);
            return new NextAction(1, "Specify the feature before it is planned and built.", command, proof);
        }

        if (Toolkit(context.Repository, stop) is ({ } found, { } file))
            return new NextAction(1, "Plan the feature before it is built.", found, RepositoryPath.Relative(file, context.Repository));
        return new NextAction(1, "Write down what the feature is for, what it must do and how to tell that it is done; have it agreed; then plan and build it.", null, "no tooling for planning was found");
    }

    /// <summary>The review of a change: a command where the repository has tooling for it, words where it has none.</summary>
    /// <param name="root">The root of the repository, absolute.</param>
    /// <param name="stop">Stops the search.</param>
    public NextAction FindReview(string root, CancellationToken stop)
    {
        (string Name, string File)? best = null;
        foreach ((string name, string file) in Commands(root, stop))
        {
            if (!name.Contains("review", StringComparison.OrdinalIgnoreCase)) continue;
            if (best is null || (name.StartsWith("vt-c-", StringComparison.Ordinal) && !best.Value.Name.StartsWith("vt-c-", StringComparison.Ordinal))) best = (name, file);
        }

        return best is { } found
            ? new NextAction(1, "Have the fix and its test reviewed.", "/" + found.Name, RepositoryPath.Relative(found.File, root))
            : new NextAction(1, "Have the fix and its test reviewed.", null, "no tooling for reviews was found");
    }

    private (string Command, string Proof) SpecKit(string root, OperationContext context, CancellationToken stop)
    {
        foreach ((string name, string file) in Commands(root, stop))
        {
            if (name is "speckit.specify" or "speckit-specify" or "specify") return ("/" + name, RepositoryPath.Relative(file, context.Repository));
        }

        string integration = Path.Combine(root, ".specify", "integration.json");
        string separator = ".", proof = ".specify";
        if (engine.Files.FileExists(integration) && Separator(integration) is { } said) (separator, proof) = (said, RepositoryPath.Relative(integration, context.Repository));
        return ($"/speckit{separator}specify", proof);
    }

    private (string? Command, string? File) Toolkit(string root, CancellationToken stop)
    {
        (string? Command, string? File) first = (null, null);
        foreach ((string name, string file) in Commands(root, stop))
        {
            if (!name.StartsWith("vt-c-", StringComparison.Ordinal)) continue;
            if (name.Contains("-plan", StringComparison.Ordinal)) return ("/" + name, file);
            if (first.Command is null || name.Contains("-specify", StringComparison.Ordinal)) first = ("/" + name, file);
        }

        return first;
    }

    /// <summary>The commands that the repository defines for its agents: files named after the command, or folders with a skill in them.</summary>
    private IEnumerable<(string Name, string File)> Commands(string root, CancellationToken stop)
    {
        foreach (string relative in s_folders)
        {
            string folder = RepositoryPath.Resolve(relative, root, home: "");
            foreach (string file in Listed(folder, stop)) yield return (CommandName(Path.GetFileName(file)), file);
            foreach (string name in engine.Files.ListFolders(folder))
            {
                string skill = Path.Combine(folder, name, "SKILL.md");
                if (engine.Files.FileExists(skill)) yield return (name, skill);
            }
        }
    }

    private IEnumerable<string> Listed(string folder, CancellationToken stop) =>
        engine.Files.ListFiles(folder, "", recurse: false, stop);

    /// <summary><c>speckit.specify</c> of <c>speckit.specify.prompt.md</c>: the last extension goes, and the kind of file before it.</summary>
    private static string CommandName(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        foreach (string kind in (string[])[".prompt", ".agent", ".chatmode"])
        {
            if (name.EndsWith(kind, StringComparison.Ordinal)) return name[..^kind.Length];
        }

        return name;
    }

    /// <summary>The separator that spec-kit's own state names, <c>.</c> or <c>-</c>; null when it names none.</summary>
    private string? Separator(string file)
    {
        try
        {
            string text = TextDocument.Read(engine.Files, file).Text;
            string? chosen = JsonText.Find(text, "default_integration") ?? JsonText.Find(text, "integration");
            string? said = chosen is null ? null : JsonText.Find(text, "integration_settings", chosen, "invoke_separator");
            return said is "." or "-" ? said : null;
        }
        catch (OperationException)
        {
            // A damaged state of another tool is no reason to give no answer.
            return null;
        }
    }
}
