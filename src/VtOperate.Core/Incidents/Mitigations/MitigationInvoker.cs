using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;
using VtOperate.Core.Flags;
using VtOperate.Core.History;
using VtOperate.Core.Redaction;
using VtOperate.Core.Storage.Events;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>Does what was chosen against the pain, and writes down what it did and how to undo it. Branches are made anew and never moved; work tree, index and current branch are not touched.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="ledger">The incidents.</param>
/// <param name="consent">Which configuration files the user has agreed to.</param>
/// <param name="time">The clock.</param>
public sealed class MitigationInvoker(IEngine engine, OperationConfiguration configuration, IncidentLedger ledger, ConfigurationConsent consent, TimeProvider time)
{
    private const int MostOutput = 4_000;

    /// <summary>What would be touched, in words.</summary>
    public static string Describe(MitigationOption option, bool undo)
    {
        if (option.Work.Script is { } script && option.Kind != MitigationKind.Manual) return $"{(undo ? "undo" : "run")}: {Line(undo ? script.Undo : script.Invoke)}{(undo || script.Verify.Count == 0 ? "" : $"; verify: {Line(script.Verify)}")}";
        return option.Work.Branch is { } branch ? $"make the branch '{branch}' in '{option.Work.Repository}'; deploy nothing" : "write down that it was done";
    }

    /// <summary>Refuses what cannot be done or may not be done yet.</summary>
    /// <param name="option">The option.</param>
    /// <param name="undo">Whether it is undone.</param>
    /// <param name="trusted">A hash of a configuration that counts as approved; null for none.</param>
    /// <exception cref="OperationException">It is not ready, has nothing that undoes it, or its script was not approved.</exception>
    public void Require(MitigationOption option, bool undo, string? trusted)
    {
        if (option.Name == "escalate") throw new OperationException(ErrorId.MoveNotAllowed, option.Name, "Escalating is for people: call somebody, and write down whom with Add-IncidentEvent.");
        if (!option.IsReady && !undo) throw new OperationException(ErrorId.MoveNotAllowed, option.Name, $"'{option.Name}' cannot be done as things stand: {string.Join("; ", option.Evidence.Where(item => item.Kind is "Conflict" or "Unknown" or "Rehearsal").Select(item => item.Text))}.");
        if (undo && option.Work.Script is not { Undo.Count: > 0 }) throw new OperationException(ErrorId.MoveNotAllowed, option.Name, $"'{option.Name}' names nothing that undoes it; its entry in the timeline says what to do.");
        if (option.Work.Script is { } script && option.Kind != MitigationKind.Manual) consent.Require(configuration, $"mitigations.{script.Name}.", trusted);
    }

    /// <summary>Does it.</summary>
    /// <param name="option">The option, from the planner.</param>
    /// <param name="undo">Whether its undo is run instead.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="timeout">How long one script may take; null for as long as it needs.</param>
    /// <param name="stop">Ends a script with everything that it started.</param>
    public MitigationResult Invoke(MitigationOption option, bool undo, string by, TimeSpan? timeout, CancellationToken stop)
    {
        if (option.Kind == MitigationKind.Manual || (option.Work.Script is null && option.Work.Branch is null)) return Recorded(option, by, MitigationData.Done, new MitigationResult { Name = option.Name, Kind = option.Kind, Succeeded = true, Text = $"Done by hand: {option.Title}", IncidentId = option.IncidentId, Repository = option.Repository }, stop);
        return option.Work.Script is { } script ? Run(option, script, undo, by, timeout, stop) : MakeBranch(option, by, stop);
    }

    private MitigationResult MakeBranch(MitigationOption option, string by, CancellationToken stop)
    {
        string branch = option.Work.Branch!, root = option.Work.Repository!;
        using IGitRepository repository = engine.Git.Open(root) ?? throw new OperationException(ErrorId.RepositoryNotFound, root, $"'{root}' is in no git repository.");
        DateTimeOffset now = time.GetUtcNow();
        ObjectId onto = option.Work.Onto ?? repository.Head ?? throw new OperationException(ErrorId.HistoryEmpty, root, $"The repository '{root}' has no commit yet.");
        (ObjectId head, bool isThere) = option.Work.Flag is { } flag ? Switched(repository, option, flag, onto, branch, now) : Replayed(repository, option, onto, branch, now, stop);
        string undo = $"git branch -D {branch}";
        var result = new MitigationResult
        {
            Name = option.Name,
            Kind = option.Kind,
            Succeeded = true,
            Text = $"Branch {branch} {(isThere ? "is there already, " : "")}at {head.ToString()[..8]}: {option.Title}",
            Branch = branch,
            Sha = head.ToString(),
            Undo = undo,
            Next = [$"git push origin {branch}", "# build and deploy it", $"Add-Deployment {(option.Service is { } service ? CommandWord.Of(service) + " " : "")}-Commit {CommandWord.Of(branch)} -Incident {option.IncidentId}", $"Update-Incident {option.IncidentId} Mitigated"],
            IncidentId = option.IncidentId,
            Repository = root,
        };
        return isThere ? result : Recorded(option, by, MitigationData.Done, result, stop);
    }

    private static (ObjectId Head, bool IsThere) Replayed(IGitRepository repository, MitigationOption option, ObjectId onto, string branch, DateTimeOffset now, CancellationToken stop)
    {
        ReplayResult made = repository.Replay(new ReplayRequest(onto, option.Work.Steps, now) { Branch = branch }, stop);
        return made.IsClean ? (made.Head, made.IsThere) : throw new OperationException(ErrorId.MoveNotAllowed, option.Name, $"It does not apply any more: {string.Join(", ", made.Conflicts)}. No branch was made.");
    }

    private static (ObjectId Head, bool IsThere) Switched(IGitRepository repository, MitigationOption option, FeatureFlag flag, ObjectId onto, string branch, DateTimeOffset now)
    {
        byte[] content = Off(repository, onto, flag);
        if (repository.Resolve("refs/heads/" + branch) is { } there)
        {
            return IsSame(repository, there, onto, flag.File, content) ? (there, true) : throw new OperationException(ErrorId.RecordExists, branch, $"The branch '{branch}' exists already; it was left as it is.");
        }

        var change = new BranchChange("refs/heads/" + branch, [onto], [new(flag.File, content)], $"Switch {flag.Key} off for {option.IncidentId}", now) { IsNew = true };
        return (repository.Commit(change) ?? throw new OperationException(ErrorId.RecordExists, branch, $"The branch '{branch}' was made by another program at this moment; it was left as it is."), false);
    }

    private static bool IsSame(IGitRepository repository, ObjectId there, ObjectId onto, string file, byte[] content)
    {
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        CommitNode tip = history.ReadCommit(there);
        ObjectId blob = history.FindBlob(tip.Tree, file);
        return (there == onto || (tip.Parents.Count == 1 && tip.Parents[0] == onto)) && !blob.IsZero && history.ReadBlob(blob).Span.SequenceEqual(content);
    }

    private static byte[] Off(IGitRepository repository, ObjectId onto, FeatureFlag flag)
    {
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        ObjectId blob = history.FindBlob(history.ReadCommit(onto).Tree, flag.File);
        if (blob.IsZero) throw new OperationException(ErrorId.RecordNotFound, flag.File, $"The commit {onto.ToString()[..8]} has no file '{flag.File}'. Switch the flag off in the work tree with Disable-FeatureFlag.");
        byte[] before = history.ReadBlob(blob).ToArray();
        FlagEntry entry = FlagFile.Read(before, flag.File, repository.Root)?.Find(flag.Key) ?? throw new OperationException(ErrorId.RecordNotFound, flag.Key, $"'{flag.File}' of the commit {onto.ToString()[..8]} has no flag '{flag.Key}'.");
        return FlagSwitch.Off(before, entry, null, []);
    }

    private MitigationResult Run(MitigationOption option, MitigationScript script, bool undo, string by, TimeSpan? timeout, CancellationToken stop)
    {
        IReadOnlyList<string> command = undo ? script.Undo : script.Invoke;
        ledger.Add(option.IncidentId, new NewEvent(IncidentKind.Action, time.GetUtcNow(), by, [new(IncidentData.Text, $"{(undo ? "Undoing" : "Started")}: {Line(command)}"), new(MitigationData.Option, option.Name), new(MitigationData.State, MitigationData.Started)]), stop);
        string? undoLine = undo || script.Undo.Count == 0 ? null : $"Invoke-Mitigation {option.IncidentId} {option.Name} -Undo";
        var result = new MitigationResult { Name = option.Name, Kind = option.Kind, Succeeded = false, Text = "", Undo = undoLine, IncidentId = option.IncidentId, Repository = option.Repository };
        try
        {
            ProbeRun run = Run(option, command, by, timeout, stop);
            result = result with { Succeeded = run is { End: ProbeEnd.Exited, ExitCode: 0 }, Text = Said(option.Title, run), Output = Tail(run.Output) };
            if (result.Succeeded && !undo && script.Verify.Count > 0)
            {
                ProbeRun check = Run(option, script.Verify, by, timeout, stop);
                bool holds = check is { End: ProbeEnd.Exited, ExitCode: 0 };
                result = result with { Succeeded = holds, Text = holds ? $"{result.Text}; verified" : $"{result.Text}; but its verify says no ({How(check)})", Output = Tail(run.Output + check.Output) };
            }
        }
        catch (OperationCanceledException)
        {
            Recorded(option, by, MitigationData.Failed, result with { Text = $"Stopped while it ran, how far it came is not known: {option.Title}" }, CancellationToken.None);
            throw;
        }

        result = result with { Next = !result.Succeeded ? undoLine is null ? [$"Get-MitigationOption {option.IncidentId}"] : [undoLine, $"Get-MitigationOption {option.IncidentId}"] : undo ? [] : [$"Update-Incident {option.IncidentId} Mitigated"] };
        return Recorded(option, by, !result.Succeeded ? MitigationData.Failed : undo ? MitigationData.Undone : MitigationData.Done, result, CancellationToken.None);
    }

    private ProbeRun Run(MitigationOption option, IReadOnlyList<string> command, string by, TimeSpan? timeout, CancellationToken stop)
    {
        var output = new TimelineOutput(ledger, option.IncidentId, option.Name, by, time);
        string[] words = command[0].EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) ? ["pwsh", "-NoProfile", "-NonInteractive", "-File", .. command] : [.. command];
        ProbeRun run = engine.Commands.Run(words[0], words[1..], new ProbeRequest(configuration.Root) { Timeout = timeout, Heard = output.Add }, stop);
        output.Close();
        return run with { Output = SecretRedactor.Redact(run.Output) };
    }

    private MitigationResult Recorded(MitigationOption option, string by, string state, MitigationResult result, CancellationToken stop)
    {
        List<KeyValuePair<string, object?>> data =
        [
            new(IncidentData.Text, IncidentText.Body(result.Text)), new(MitigationData.Option, option.Name), new(MitigationData.OptionKind, option.Kind.ToString()), new(MitigationData.Service, option.Service), new(MitigationData.State, state),
            new(MitigationData.Branch, result.Branch), new(MitigationData.Commit, result.Sha), new(MitigationData.Undo, result.Undo), new(MitigationData.Output, result.Output.Length == 0 ? null : IncidentText.Body(result.Output)), new("pinned", true),
        ];
        List<NewEvent> added = [new NewEvent(IncidentKind.Mitigation, time.GetUtcNow(), by, data)];
        if (option.Work.Flag is { } flag) added.Add(new NewEvent(IncidentKind.Flag, time.GetUtcNow(), by, [new(IncidentData.Text, $"{flag.Key}: off on the branch {result.Branch}"), new("flag", flag.Key), new("file", flag.File), new(MitigationData.Undo, result.Undo)]));
        ledger.Add(option.IncidentId, $"Mitigate {option.IncidentId}: {option.Name}", _ => added, stop);
        return result;
    }

    private static string Said(string title, ProbeRun run) => run is { End: ProbeEnd.Exited, ExitCode: 0 } ? FormattableString.Invariant($"{title}: done in {run.Duration.TotalSeconds:0.#} s") : $"{title}: failed ({How(run)})";

    private static string How(ProbeRun run) => run.End switch
    {
        ProbeEnd.Exited => FormattableString.Invariant($"exit {run.ExitCode}"),
        ProbeEnd.TimedOut => "out of time",
        _ => run.Problem ?? "not started",
    };

    private static string Tail(string output) => output.Length <= MostOutput ? output : "…" + output[^MostOutput..];

    private static string Line(IReadOnlyList<string> words) => SecretRedactor.Redact(CommandProbe.Line(words[0], [.. words.Skip(1)]));
}
