using VtOperate.Core.Code;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;
using VtOperate.Core.Storage;
using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Causes;

/// <summary>
/// Leads from a stack trace to what triggered it: the frames' places at the deployed commit, who last changed them, and the failing value followed back through the callers' arguments and assignments.
/// It keeps what it read for the traces that follow. Not thread-safe.
/// </summary>
public sealed class RootCauseTracer : IDisposable
{
    private const int MostCalls = 40;

    private readonly IGitRepository _repository;
    private readonly IObjectReader _objects;
    private readonly HistoryReader _history;
    private readonly DeployedFiles _files;
    private readonly FrameSites _sites;
    private readonly LineChanges _changes;

    private RootCauseTracer(IGitRepository repository, IObjectReader objects, string? revision, IReadOnlyList<(string, SourceMap)> maps, CancellationToken stop)
    {
        _repository = repository;
        _objects = objects;
        ObjectId commit = string.IsNullOrWhiteSpace(revision)
            ? repository.Head ?? throw new OperationException(ErrorId.HistoryEmpty, repository.Root, $"The repository '{repository.Root}' has no commit yet, so there is no history to search.")
            : repository.Resolve(revision) ?? throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit in '{repository.Root}'.");
        _history = new HistoryReader(objects, repository.ShallowBoundary);
        CommitNode deployed = _history.ReadCommit(commit);
        _files = new DeployedFiles(_history, deployed, repository.Root, maps, stop);
        _sites = new FrameSites(_files, revision ?? commit.ToString()[..8]);
        _changes = new LineChanges(_history, deployed);
    }

    /// <summary>Opens the repository of a folder at the deployed commit.</summary>
    /// <param name="git">Repositories.</param>
    /// <param name="files">Files, for the source maps.</param>
    /// <param name="folder">A folder of the repository, absolute.</param>
    /// <param name="revision">The commit, branch or tag that ran; null for head.</param>
    /// <param name="sourceMaps">Files with source maps, absolute.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.RepositoryNotFound"/>, <see cref="ErrorId.HistoryEmpty"/>, <see cref="ErrorId.RevisionNotFound"/>, <see cref="ErrorId.SourceMapInvalid"/>; or a file or the repository cannot be read.
    /// </exception>
    public static RootCauseTracer Open(IGit git, IFileStore files, string folder, string? revision, IReadOnlyList<string> sourceMaps, CancellationToken stop)
    {
        IReadOnlyList<(string, SourceMap)> maps = DeployedFiles.ReadMaps(files, sourceMaps);
        IGitRepository repository = git.Open(folder) ?? throw new OperationException(ErrorId.RepositoryNotFound, folder, $"'{folder}' is in no git repository, so there is no history to search.");
        IObjectReader? objects = null;
        try
        {
            objects = repository.OpenObjects();
            return new RootCauseTracer(repository, objects, revision, maps, stop);
        }
        catch
        {
            objects?.Dispose();
            repository.Dispose();
            throw;
        }
    }

    /// <summary>The chain of one trace. A trace of which nothing is found gives a chain that says why.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a file of the deployed commit is missing or damaged.</exception>
    public RootCauseChain Trace(StackTrace trace, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(trace);
        StackTrace mapped = _files.Mapper.Map(trace);
        CallStack stack = CallStack.Of(mapped);
        List<string> unknowns = [];
        List<CauseLink> links = [];
        if (stack.Others > 0) unknowns.Add($"{stack.Others} more {(stack.Others == 1 ? "error stands" : "errors stand")} beside the one that was followed");
        if (stack.Calls.Count == 0) unknowns.Add(stack.Skipped == 0 ? "the trace has no frames" : $"all {stack.Skipped} frames are those of runtimes, frameworks or packages");
        int used = Walk(stack, links, unknowns, stop);
        CauseLink? trigger = links.Count > 0 && links[^1].Origin is not null ? links[^1] : null;
        CauseChange? newest = null;
        foreach (CauseLink link in links)
        {
            if (link is { Sha: { } sha, Date: { } date } && (newest is null || date > newest.Date)) newest = new CauseChange(sha, link.Author ?? "", date, link.Subject ?? "", link.Changes.FirstOrDefault(change => change.Sha == sha)?.Lines ?? 1);
        }

        return new RootCauseChain
        {
            Symptom = StackTraceText.Headline(mapped.Type is null && mapped.Message is null ? stack.Innermost : mapped),
            Language = mapped.Language,
            Type = stack.Innermost.Type,
            Message = stack.Innermost.Message,
            Links = links,
            Trigger = trigger,
            NewestChange = newest,
            Unknowns = unknowns,
            SkippedFrames = stack.Skipped,
            FramesBeyond = Math.Max(0, stack.Calls.Count - used),
            Revision = _files.Commit.Id.ToString(),
            Repository = _repository.Root,
        };
    }

    /// <summary>Closes the repository.</summary>
    public void Dispose()
    {
        _objects.Dispose();
        _repository.Dispose();
    }

    private int Walk(CallStack stack, List<CauseLink> links, List<string> unknowns, CancellationToken stop)
    {
        FrameSite? below = null;
        ValueStep? value = null;
        var absent = new AbsentFrames();
        bool isFirst = true;
        int i = 0;
        for (; i < stack.Calls.Count && i < MostCalls; i++)
        {
            stop.ThrowIfCancellationRequested();
            FrameSite site = _sites.Find(stack.Calls[i], stop);
            if (IsMadeByCompiler(site, below)) continue;
            if (site.IsAbsent)
            {
                absent.Add(site);
                continue;
            }

            site = absent.Take(site, links, unknowns);
            if (below is not null) site = WithCall(site, below);
            CauseLink link = LinkOf(site, isFirst ? CauseLinkKind.Failure : CauseLinkKind.Caller);
            if (site.Certainty == LinkCertainty.Unknown) unknowns.Add(Said(site, site.Reason!));
            (string Expression, string? Variable, string Why, int Before)? followed = null;
            string? lost = null;
            if (isFirst)
            {
                isFirst = false;
                FailingValue? failing = FailingValue.Find(site, stack.Innermost.Type, stack.Innermost.Message);
                if (failing is not null) followed = (failing.Expression, null, failing.Why, failing.Before);
                else if (site.Certainty != LinkCertainty.Unknown) unknowns.Add("which value made the line fail cannot be told, so none was followed");
            }
            else if (value is not null)
            {
                (followed, lost, CauseLink? born) = Given(below!, site, value);
                if (born is not null)
                {
                    Add(links, born, below!.Code, below.Scope, stop);
                    return i;
                }
            }

            if (lost is not null) unknowns.Add(lost);
            if (followed is null)
            {
                Add(links, link, site.Code, site.Scope, stop);
                (below, value) = (site, null);
                continue;
            }

            List<(CauseLink Link, CodeScope? Scope)> trail = [];
            ValueStep step = ValueTrail.Follow(site, followed.Value.Expression, followed.Value.Before, trail, stop);
            link = link with
            {
                Variable = followed.Value.Variable,
                Expression = followed.Value.Expression,
                Origin = trail.Count == 0 ? step.Origin : null,
                Evidence = [.. link.Evidence, new Evidence("Value", $"{followed.Value.Expression} is followed: {followed.Value.Why}", 0, site.Path, site.Line)],
            };
            Add(links, link, site.Code, site.Scope, stop);
            foreach ((CauseLink one, CodeScope? scope) in trail) Add(links, one, site.Code, scope, stop);
            if (step.Origin is not null) return i + 1;
            if (step.Lost is not null) unknowns.Add(Said(site, step.Lost));
            (below, value) = (site, step.Lost is null ? step : null);
        }

        absent.Close(links, unknowns);
        if (value is not null && i == stack.Calls.Count) unknowns.Add($"{value.Variable} is given to {(below!.Scope?.Name is { Length: > 0 } outermost ? outermost : "a function without a name")}, and the trace ends there: its caller is code of others or the runtime");
        return i;
    }

    // javac's accessors and bridges have lines of the type and no code of their own.
    private static bool IsMadeByCompiler(FrameSite site, FrameSite? below)
    {
        if (site.Call.Language != TraceLanguage.Java || site.Frame.Function is not { } function) return false;
        if (function.Contains(".access$", StringComparison.Ordinal)) return true;
        return site.Line is null && below is not null && below.Certainty == LinkCertainty.Verified && below.Frame.Function == function && below.Frame.File == site.Frame.File;
    }

    // A caller's line must call what was called: where it does not, the lines have moved although the function is the same.
    private static FrameSite WithCall(FrameSite site, FrameSite below)
    {
        if (site.Certainty != LinkCertainty.Verified || site.Call.Skipped > 0 || site.Code is not { } code || site.Line is not { } line) return site;
        FrameName called = FrameName.Of(below.Call.Language, below.Frame.Function);
        if (called.Kind != FrameNameKind.Named || called.IsLambda || called.Name is not { } name || below.Scope is { Kind: CodeScopeKind.Member } || CodeCalls.Names(code, line, name)) return site;
        return site with { Certainty = LinkCertainty.Assumed, Reason = $"nothing called {name} stands at line {line}: it was called in another way, or another commit ran" };
    }

    // What the caller gave for the parameter that the value came from.
    private static ((string Expression, string? Variable, string Why, int Before)? Followed, string? Lost, CauseLink? Born) Given(FrameSite callee, FrameSite caller, ValueStep value)
    {
        CodeScope scope = callee.Scope!;
        string name = scope.Name is "constructor" or "__init__" or "initialize" or "init" or "__construct" or "new" ? callee.Type ?? scope.Name : scope.Name;
        if (caller.Code is not { } code || caller.Line is not { } line) return (null, $"{value.Variable}: what {name} was given cannot be read, because its caller was not found", null);
        if (scope.Kind == CodeScopeKind.Lambda || name.Length == 0)
        {
            return (null, $"{value.Variable} is a parameter of a function without a name, which others call", null);
        }

        IReadOnlyList<CodeCall> calls = CodeCalls.Near(code, line, name);
        if (calls.Count == 0 && scope.Name is "initialize") calls = [.. CodeCalls.Near(code, line, "new").Where(call => call.Receiver == name)];
        if (calls.Count == 0)
        {
            string through = caller.Call.Skipped > 0 ? $", it was called through {caller.Call.Skipped} frames of others" : "";
            return (null, Said(caller, $"no call of {name} stands at line {line}, so what {value.Variable} was given is not known{through}"), null);
        }

        List<CallArgument?> given = [.. calls.Select(call => value.IsReceiver ? call.Receiver is { } on ? new CallArgument(on, null, false, call.Line) : null : call.For(scope.Parameters[value.Parameter], value.Parameter))];
        int chosen = 0;
        if (given.Select(one => one?.Text).Distinct().Count() > 1)
        {
            if (caller.Frame.Column is not { } column) return (null, Said(caller, $"line {line} calls {name} {calls.Count} times with different arguments, and the trace gives no column"), null);
            int at = code.StartOf(line) + column - 1;
            for (int i = 0; i < calls.Count; i++)
            {
                if (calls[i].Start <= at) chosen = i;
            }
        }

        if (given[chosen] is { } argument)
            return ((argument.Text, value.Variable, value.IsReceiver ? $"{name} is called on it" : $"it is what {name} receives as {value.Variable}", calls[chosen].Start), null, null);
        if (!value.IsReceiver && scope.Parameters[value.Parameter].Default is { } byDefault && !calls[chosen].Arguments.Any(one => one.IsSpread))
        {
            CauseLink born = LinkOf(callee, CauseLinkKind.DefaultValue) with
            {
                Certainty = LinkCertainty.Assumed,
                Line = scope.FirstLine,
                Code = callee.Code!.Line(scope.FirstLine).Trim(),
                Variable = value.Variable,
                Expression = byDefault,
                Origin = ValueExpression.Read(byDefault, code.Family).Kind is var kind && kind is ValueKind.Name or ValueKind.Field or ValueKind.Unknown ? ValueKind.Computed : kind,
                Reason = $"the call at {caller.Path}:{calls[chosen].Line} gives nothing for it",
            };
            return (null, null, born);
        }

        return (null, Said(caller, $"which argument of {calls[chosen].Text} is {value.Variable} cannot be told"), null);
    }

    private static CauseLink LinkOf(FrameSite site, CauseLinkKind kind) => new()
    {
        Kind = kind,
        Certainty = site.Certainty,
        Function = site.Frame.Function ?? site.Scope?.Name,
        File = site.Certainty == LinkCertainty.Unknown ? null : site.Path,
        Line = site.Certainty == LinkCertainty.Unknown ? null : site.Line,
        Code = site.Certainty == LinkCertainty.Unknown || site.Code is null ? null : site.Code.Line(site.Line ?? site.Scope?.FirstLine ?? 1).Trim(),
        SkippedFrames = site.Call.Skipped,
        Repeats = site.Call.Repeats,
        Reason = site.Reason,
        Evidence = site.Evidence,
        Frame = site.Call.Frame.Text,
    };

    private void Add(List<CauseLink> links, CauseLink link, CodeText? code, CodeScope? scope, CancellationToken stop)
    {
        if (code is not null && link.Certainty != LinkCertainty.Unknown) link = _changes.Describe(link, code, scope, stop);
        links.Add(link with
        {
            Order = links.Count + 1,
            Code = link.Code is null ? null : SecretRedactor.Redact(link.Code),
            Expression = link.Expression is null ? null : SecretRedactor.Redact(link.Expression),
        });
    }

    private static string Said(FrameSite site, string reason) => site.Path is null || reason.Contains(site.Path, StringComparison.Ordinal) ? reason : $"{site.Path}: {reason}";
}
