using VtOperate.Core.Bugs;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Workspace;

/// <summary>Finds the bugs that are not closed, in our own records and in those of the tools people come from.</summary>
internal sealed class OpenBugReader(IEngine engine, ContextDraft draft, CancellationToken stop)
{
    private readonly List<OpenRecord> _found = [];
    private readonly HashSet<string> _labels = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The open bugs: our own first, then the others, each in ordinal order.</summary>
    public IReadOnlyList<OpenRecord> Read()
    {
        Attempt(() => ReadFolders(draft.Configuration.Paths.Bugs, ["bug.md", "report.md", "investigation.md"]));
        Attempt(() => ReadFolders(Path.Combine(draft.Root, "bugs"), ["state.yaml", "report.md"]));
        Attempt(ReadIntake);
        Attempt(ReadAssessments);
        foreach (OpenRecord bug in _found) draft.Prove("Open", "Bug", bug.ToString(), bug.File, bug.Line);
        return _found;
    }

    private void ReadFolders(string folder, string[] names)
    {
        foreach (string name in engine.Files.ListFolders(folder))
        {
            stop.ThrowIfCancellationRequested();
            if (Label(name) is not { } label) continue;
            foreach (string candidate in names)
            {
                string file = Path.Combine(folder, name, candidate);
                if (!engine.Files.FileExists(file)) continue;
                Attempt(() => Add(label, file));
                break;
            }
        }
    }

    private void ReadIntake()
    {
        foreach (string file in engine.Files.ListFiles(Path.Combine(draft.Root, "intake", "pending", "bugs"), ".md", recurse: false, stop))
        {
            if (Label(Path.GetFileNameWithoutExtension(file)) is { } label) Attempt(() => Add(label, file));
        }
    }

    /// <summary>spec-kit's bug extension: a verified test closes a bug, unless it recommends otherwise.</summary>
    private void ReadAssessments()
    {
        string folder = Path.Combine(draft.Root, ".specify", "bugs");
        foreach (string name in engine.Files.ListFolders(folder))
        {
            stop.ThrowIfCancellationRequested();
            string below = Path.Combine(folder, name), assessment = Path.Combine(below, "assessment.md");
            if (!engine.Files.FileExists(assessment)) continue;
            Attempt(() =>
            {
                var first = new FieldLines(TextDocument.Read(engine.Files, assessment).Text);
                (string status, string file, int line) = Stage(below) ?? ("assessed: " + (first.Find("Verdict")?.Value ?? "no verdict"), assessment, first.Find("Verdict")?.Line ?? 1);
                bool isClosed = status == "test: verified" || status.StartsWith("assessed: invalid", StringComparison.OrdinalIgnoreCase);
                if (!isClosed) _found.Add(new OpenRecord("Bug", name, "", status, Severity(first), file, line));
            });
        }
    }

    private (string Status, string File, int Line)? Stage(string folder)
    {
        foreach ((string file, string field, string stage) in ((string, string, string)[])[("test.md", "Result", "test"), ("fix.md", "Status", "fix")])
        {
            string path = Path.Combine(folder, file);
            if (!engine.Files.FileExists(path)) continue;
            (string Value, int Line)? said = new FieldLines(TextDocument.Read(engine.Files, path).Text).Find(field);
            return ($"{stage}: {said?.Value.ToLowerInvariant() ?? "unknown"}", path, said?.Line ?? 1);
        }

        return null;
    }

    private void Add(string label, string file)
    {
        var fields = new FieldLines(TextDocument.Read(engine.Files, file).Text);
        (string Value, int Line)? status = fields.Find("status");
        string said = fields.Find("label")?.Value ?? label;
        if (BugStatusText.IsClosed(status?.Value)) return;
        if (_labels.Add(said)) _found.Add(new OpenRecord("Bug", said, fields.Find("title")?.Value ?? "", status?.Value ?? "unknown", Severity(fields), file, status?.Line ?? 1));
    }

    private void Attempt(Action read)
    {
        try
        {
            read();
        }
        catch (OperationException problem)
        {
            draft.Unknowns.Add(problem.Message);
        }
    }

    private static Severity? Severity(FieldLines fields) =>
        fields.Find("severity") is { } field && SeverityText.TryParse(field.Value, out Severity severity) ? severity : null;

    /// <summary><c>BUG-007</c> of <c>BUG-007-slug</c> and of <c>007-slug</c>; null for a name without a number.</summary>
    private static string? Label(string name)
    {
        string rest = name.StartsWith("BUG-", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
        int digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
        return digits > 0 && (digits == rest.Length || rest[digits] == '-') ? "BUG-" + rest[..digits] : null;
    }
}
