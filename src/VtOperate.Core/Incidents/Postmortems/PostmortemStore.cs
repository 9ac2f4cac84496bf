using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;
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

    /// <summary>What making or renewing the post-mortem of an incident would come to; nothing is written.</summary>
    /// <param name="id">The incident: label, number, ULID or folder.</param>
    /// <param name="includesPrivate">Whether the words of a private incident may stand in the work tree.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is no such incident. <see cref="ErrorId.ValueNotAllowed"/>: it is private.</exception>
    public Postmortem Plan(string id, bool includesPrivate, CancellationToken stop) => Draft(id, includesPrivate, stop).Document;

    /// <summary>Makes the post-mortem of an incident, or puts the newest facts into it, and links it to the incident. What people wrote stays byte for byte; the second call changes nothing.</summary>
    /// <param name="id">The incident: label, number, ULID or folder.</param>
    /// <param name="includesPrivate">Whether the words of a private incident may stand in the work tree.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <inheritdoc cref="Plan" path="/exception"/>
    public Postmortem Write(string id, bool includesPrivate, string by, CancellationToken stop)
    {
        using IDisposable held = engine.Files.Lock(Path.Combine(StateFolder.Of(engine, configuration.Root), "postmortems.lock"), s_patience, stop);
        (Postmortem document, byte[] bytes, Incident incident) = Draft(id, includesPrivate, stop);
        if (document.IsChanged) engine.Files.WriteAtomically(document.File, bytes);
        var link = new IncidentLink(LinkKind, RepositoryPath.Relative(document.File, configuration.Root), "");
        if (!incident.Links.Contains(link)) ledger.Add(incident.Label, $"Link the post-mortem of {incident.Label}", now => now.Links.Contains(link) ? [] : [IncidentDeclaration.LinkOf(link, time.GetUtcNow(), by)], stop);
        return document;
    }

    /// <summary>What is left to do in the post-mortem of an incident.</summary>
    /// <param name="id">The incident: label, number, ULID or folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is no such incident.</exception>
    public CheckResult Test(string id)
    {
        Incident incident = ledger.Find(id);
        if (FileOf(incident) is not { } file)
            return Result([new CheckProblem(PostmortemProblem.Unreadable, RepositoryPath.Relative(configuration.Paths.Postmortems, configuration.Root), 1, CheckSeverity.Error, $"{incident.Label} has no post-mortem.", $"New-Postmortem {incident.Label}")]);
        string name = RepositoryPath.Relative(file, configuration.Root);
        try
        {
            string text = TextDocument.Read(engine.Files, file).Text;
            FrontMatter front = FrontMatter.Split(text);
            return Result(new PostmortemRules(incident, People(incident), name).Check(text, engine.Markdown.Read(front.Body, front.BodyLine)));
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
        int left = result.Problems.Count(problem => problem.Severity == CheckSeverity.Error);
        if (left > 0) throw new OperationException(ErrorId.MoveNotAllowed, incident.Label, $"{left} point{(left == 1 ? "" : "s")} of the post-mortem of {incident.Label} {(left == 1 ? "is" : "are")} open: Test-Postmortem {incident.Label} names them. Say with -Reason why it is closed all the same.");
    }

    private (Postmortem Document, byte[] Bytes, Incident Incident) Draft(string id, bool includesPrivate, CancellationToken stop)
    {
        Incident incident = ledger.Find(id);
        if (incident.IsPrivate && !includesPrivate) throw new OperationException(ErrorId.ValueNotAllowed, incident.Label, $"{incident.Label} is private, and a post-mortem stands in the work tree, where everybody reads it. Say -IncludePrivate if it may.");
        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyDictionary<string, string> facts = new PostmortemFacts(knowledge.Add(incident, stop), ledger.Timeline(incident.Label), now).Read();
        string? known = FileOf(incident);
        List<string> kept = [];
        byte[] before = known is null ? [] : engine.Files.ReadBytes(known, TextDocument.MaxBytes), after;
        string text;
        if (known is null)
        {
            text = SecretRedactor.Redact(PostmortemText.New(incident, facts, now));
            after = Encoding.UTF8.GetBytes(text);
        }
        else
        {
            (DocumentBytes form, string read) = DocumentBytes.Decode(before);
            text = FactBlocks.Renew(read, facts.ToDictionary(pair => pair.Key, pair => SecretRedactor.Redact(pair.Value), StringComparer.Ordinal), kept);
            after = text == read ? before : form.Encode(text);
        }

        var document = new Postmortem
        {
            IncidentId = incident.Label,
            Title = incident.Title,
            DueAt = PostmortemDue.Of(incident),
            IsNew = known is null,
            IsChanged = !after.AsSpan().SequenceEqual(before),
            OpenSlots = PostmortemSlots.Count(text),
            KeptParts = kept,
            File = known ?? Path.Combine(configuration.Paths.Postmortems, $"{incident.Label}-{Slug.Of(incident.Title)}".TrimEnd('-') + Extension),
            Repository = configuration.Root,
        };
        return (document, after, incident);
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

    private HashSet<string> People(Incident incident)
    {
        HashSet<string> people = new(incident.Roles.Select(role => role.Person).Concat(incident.ActionItems.Select(item => item.Owner).OfType<string>()), StringComparer.OrdinalIgnoreCase);
        foreach (IncidentEvent entry in ledger.Timeline(incident.Label)) people.Add(entry.By);
        people.RemoveWhere(name => name.Length < 2);
        return people;
    }
}
