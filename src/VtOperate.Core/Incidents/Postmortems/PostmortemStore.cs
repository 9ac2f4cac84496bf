using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>The post-mortems of a repository: made from the record of an incident, renewed where nobody edited, and checked.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">Where post-mortems are kept.</param>
/// <param name="ledger">The incidents.</param>
/// <param name="knowledge">What is known of the like of an incident.</param>
/// <param name="time">The clock.</param>
public sealed class PostmortemStore(IEngine engine, OperationConfiguration configuration, IncidentLedger ledger, IncidentKnowledge knowledge, TimeProvider time)
{
    private const string Extension = ".md", LinkKind = "PostMortem";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Makes the post-mortem of an incident, or puts the newest facts into it, and links it to the incident. What people wrote stays byte for byte; the second call changes nothing.</summary>
    /// <param name="id">The incident: label, number, ULID or folder.</param>
    /// <param name="includesPrivate">Whether the words of a private incident may stand in the work tree.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="approve">Asked with what it would come to, before anything is written; false writes nothing.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <returns>The post-mortem as it stands now; null when it was not approved.</returns>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is no such incident. <see cref="ErrorId.ValueNotAllowed"/>: it is private. <see cref="ErrorId.MoveNotAllowed"/>: it was merged into another one.</exception>
    public Postmortem? Write(string id, bool includesPrivate, string by, Func<Postmortem, bool> approve, CancellationToken stop)
    {
        (Incident incident, IReadOnlyList<IncidentEvent> timeline) = ledger.FindWithTimeline(id);
        if (incident is { Status: IncidentStatus.Merged, MergedInto: { } into }) throw new OperationException(ErrorId.MoveNotAllowed, incident.Label, $"{incident.Label} was merged into {into}, and its post-mortem is the one of {into}: New-Postmortem {into}.");
        if (incident.IsPrivate && !includesPrivate) throw new OperationException(ErrorId.ValueNotAllowed, incident.Label, $"{incident.Label} is private, and a post-mortem stands in the work tree, where everybody reads it. Say -IncludePrivate if it may.");
        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyDictionary<string, string> facts = new PostmortemFacts(knowledge.Add(incident, stop), timeline, now).Read();
        if (!approve(Draft(incident, timeline, facts, now).Document)) return null;
        Postmortem document;
        using (engine.Files.Lock(Path.Combine(StateFolder.Of(engine, configuration.Root), "postmortems.lock"), s_patience, stop))
        {
            // The file may have changed while somebody was asked.
            (document, byte[] bytes) = Draft(incident, timeline, facts, now);
            if (document.IsChanged) engine.Files.WriteAtomically(document.File, bytes);
        }

        var link = new IncidentLink(LinkKind, RepositoryPath.Relative(document.File, configuration.Root), "");
        if (!incident.Links.Contains(link)) ledger.Add(incident.Label, $"Link the post-mortem of {incident.Label}", known => known.Links.Contains(link) ? [] : [IncidentDeclaration.LinkOf(link, time.GetUtcNow(), by)], stop);
        return document;
    }

    /// <summary>What is left to do in the post-mortem of an incident.</summary>
    /// <param name="id">The incident: label, number, ULID or folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is no such incident.</exception>
    public CheckResult Test(string id)
    {
        (Incident incident, IReadOnlyList<IncidentEvent> timeline) = ledger.FindWithTimeline(id);
        if (FileOf(incident) is not { } file)
            return Result([new CheckProblem(PostmortemProblem.Unreadable, RepositoryPath.Relative(configuration.Paths.Postmortems, configuration.Root), 1, CheckSeverity.Error, $"{incident.Label} has no post-mortem.", $"New-Postmortem {incident.Label}")]);
        string name = RepositoryPath.Relative(file, configuration.Root);
        try
        {
            return Result(Check(incident, timeline, name, TextDocument.Read(engine.Files, file).Text));
        }
        catch (OperationException problem) when (problem.Id == ErrorId.FileUnreadable)
        {
            return Result([new CheckProblem(PostmortemProblem.Unreadable, name, 1, CheckSeverity.Error, problem.Message, null)]);
        }

        CheckResult Result(IReadOnlyList<CheckProblem> problems) => new("Postmortem", incident.Label, problems, configuration.Root);
    }

    /// <summary>Refuses to let a major incident be closed while its post-mortem is here and not finished. One that is kept elsewhere is not looked at.</summary>
    /// <param name="incident">The incident.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.MoveNotAllowed"/>, with how much is left.</exception>
    public void RequireFinished(Incident incident)
    {
        if (incident.Severity is Severity.Medium or Severity.Low || FileOf(incident) is null) return;
        CheckResult result = Test(incident.Label);
        int left = PostmortemRules.Open(result.Problems);
        if (left > 0) throw new OperationException(ErrorId.MoveNotAllowed, incident.Label, $"{left} point{(left == 1 ? "" : "s")} of the post-mortem of {incident.Label} {(left == 1 ? "is" : "are")} open: Test-Postmortem {incident.Label} names them. Say with -Reason why it is closed all the same.");
    }

    private IReadOnlyList<CheckProblem> Check(Incident incident, IReadOnlyList<IncidentEvent> timeline, string name, string text)
    {
        FrontMatter front = FrontMatter.Split(text);
        return new PostmortemRules(incident, timeline, name).Check(text, engine.Markdown.Read(front.Body, front.BodyLine));
    }

    private (Postmortem Document, byte[] Bytes) Draft(Incident incident, IReadOnlyList<IncidentEvent> timeline, IReadOnlyDictionary<string, string> facts, DateTimeOffset now)
    {
        string? known = FileOf(incident);
        List<string> kept = [];
        byte[] before = known is null ? [] : engine.Files.ReadBytes(known, TextDocument.MaxBytes), after;
        string title = IncidentText.Line(incident.Title), text;
        if (known is null)
        {
            text = PostmortemText.New(incident with { Title = title }, facts, now);
            after = Encoding.UTF8.GetBytes(text);
        }
        else
        {
            (DocumentBytes form, string read) = DocumentBytes.Decode(before);
            text = FactBlocks.Renew(read, facts, kept);
            after = text == read ? before : form.Encode(text);
        }

        var document = new Postmortem
        {
            IncidentId = incident.Label,
            Title = incident.Title,
            DueAt = PostmortemDue.Of(incident),
            IsNew = known is null,
            IsChanged = !after.AsSpan().SequenceEqual(before),
            OpenPoints = PostmortemRules.Open(Check(incident, timeline, known ?? "", text)),
            KeptParts = kept,
            File = known ?? NewFile(incident, title),
            Repository = configuration.Root,
        };
        return (document, after);
    }

    // What stands under that name and is another incident's, or nobody's, is never written over.
    private string NewFile(Incident incident, string title)
    {
        string name = incident.Label + (Slug.Of(title).Length == 0 ? "" : "-" + Bugs.BugTitle.Slug(title)), file = Path.Combine(configuration.Paths.Postmortems, name + Extension);
        return engine.Files.FileExists(file) ? Path.Combine(configuration.Paths.Postmortems, $"{name}-{incident.Id[^6..].ToLowerInvariant()}{Extension}") : file;
    }

    // A title may have changed since, and two clones may have used one label: the ULID in the front matter says whose it is.
    private string? FileOf(Incident incident)
    {
        foreach (string file in engine.Files.ListFiles(configuration.Paths.Postmortems, Extension, recurse: false, CancellationToken.None).Order(StringComparer.Ordinal))
        {
            try
            {
                FrontMatter front = FrontMatter.Split(TextDocument.Read(engine.Files, file).Text);
                var fields = new DocumentFields(engine.Yaml.Read(front.Yaml, file, front.YamlLine) as YamlMap);
                if (fields.Text("id") is { } id ? id == incident.Id : fields.Text("incident") == incident.Label) return file;
            }
            catch (OperationException)
            {
                // What cannot be read is told where it is asked for by name; here its name decides.
                if (Path.GetFileName(file).StartsWith(incident.Label + "-", StringComparison.OrdinalIgnoreCase)) return file;
            }
        }

        return null;
    }
}
