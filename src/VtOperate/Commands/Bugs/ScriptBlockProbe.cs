using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Redaction;

namespace VtOperate.Commands.Bugs;

/// <summary>
/// A check that is a script block. Every run has a runspace of its own in this process, whose location is the folder of the run; the folder of the process stays. It fails when it
/// throws or meets an error (errors stop it), exits with a code, has a program fail last, or ends with <c>$false</c>. Runspaces for the next runs are opened ahead until it is disposed of.
/// </summary>
internal sealed class ScriptBlockProbe : IProbe, IDisposable
{
    // A shell says so too of a command that is not there.
    private const int CommandNotFound = 127;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private readonly string _script;
    private readonly Hashtable? _used;
    private readonly SpareRunspaces _spares;

    /// <summary>Makes the check; what it takes from the session by <c>$using:</c> is read now.</summary>
    /// <param name="block">The check.</param>
    /// <param name="session">The session it was written in.</param>
    /// <param name="opensAhead">Runspaces for the next runs are opened while one runs; then somebody has to dispose of it.</param>
    internal ScriptBlockProbe(ScriptBlock block, SessionState session, bool opensAhead)
    {
        _spares = new SpareRunspaces(CheckRunspace.Open, opensAhead);
        _script = block.ToString();
        _used = UsingValues.Read(block, session);
        Text = SecretRedactor.Redact("{ " + _script.Trim() + " }");
    }

    public string Text { get; }

    public IReadOnlyList<string> Words => CheckWords.OfScript(_script);

    public ProbeRun Run(ProbeRequest request, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        DateTimeOffset startedAt = DateTimeOffset.UtcNow;
        if (!Directory.Exists(request.Folder)) return NotStarted($"The folder '{request.Folder}' does not exist.", startedAt);
        if (request.Environment.Count > 0) return NotStarted("A script block runs in this process, whose environment variables are not changed for it; use -Command.", startedAt);
        long start = Stopwatch.GetTimestamp();
        CheckRunspace place = _spares.Take();
        (ProbeOutput output, ProbeHost host, Runspace runspace) = (place.Output, place.Host, place.Runspace);
        var shell = PowerShell.Create();
        bool isEnded = false;
        try
        {
            runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(request.Folder));
            shell.Runspace = runspace;
            shell.AddScript(_script, useLocalScope: false);
            foreach (string argument in Arguments(request)) shell.AddArgument(argument);
            if (_used is not null) shell.AddParameter(UsingValues.Parameter, _used);
            var results = new ProbeStreams(shell, output);
            IAsyncResult running = shell.BeginInvoke(Input(request), results.Output);
            int signalled = WaitHandle.WaitAny([running.AsyncWaitHandle, stop.WaitHandle], Limit(request.Timeout));
            if (signalled != 0) isEnded = End(shell, running);
            else isEnded = true;
            if (signalled == 1) throw new OperationCanceledException(stop);
            TimeSpan duration = Stopwatch.GetElapsedTime(start);
            if (signalled != 0) return new ProbeRun(ProbeEnd.TimedOut, -1, Close(output), duration) { OutputCut = output.IsCut, StartedAt = startedAt };

            string? broken = null;
            int code = ExitCode(shell, running, runspace, host, results, output, ref broken);
            broken ??= host.Question is { } question ? $"The check asks for {question}, and nobody is there to answer." : null;
            if (broken is not null) return NotStarted(broken, startedAt) with { Output = Close(output), OutputCut = output.IsCut, Duration = duration };
            return new ProbeRun(ProbeEnd.Exited, code, Close(output), duration) { OutputCut = output.IsCut, StartedAt = startedAt };
        }
        finally
        {
            // What cannot be stopped, for instance a call into .NET that sleeps, must not hold the caller.
            _spares.Ended();
            if (isEnded) Release(shell, place);
            else ThreadPool.QueueUserWorkItem(_ => Release(shell, place));
        }
    }

    /// <summary>Closes the runspaces that were opened ahead.</summary>
    public void Dispose() => _spares.Dispose();

    private static int ExitCode(PowerShell shell, IAsyncResult running, Runspace runspace, ProbeHost host, ProbeStreams results, ProbeOutput output, ref string? broken)
    {
        try
        {
            shell.EndInvoke(running);
        }
        catch (ParseException bad)
        {
            broken = $"The check is no valid script: {bad.Message}";
            return -1;
        }
        catch (RuntimeException bad)
        {
            if (host.ExitCode is { } exit) return exit;
            output.Add(Encoding.UTF8.GetBytes(bad.ErrorRecord + "\n"));
            return bad is CommandNotFoundException ? CommandNotFound : 1;
        }

        if (host.ExitCode is { } code) return code;
        if (runspace.SessionStateProxy.GetVariable("LASTEXITCODE") is int last && last != 0) return last;
        return results.IsLastFalse ? 1 : 0;
    }

    private static IReadOnlyList<string> Arguments(ProbeRequest request) =>
        request.MoreArguments.Count > 0 ? request.MoreArguments : [.. request.Placeholders.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value)];

    private static PSDataCollection<PSObject> Input(ProbeRequest request)
    {
        var input = new PSDataCollection<PSObject>();
        if (request.Input is { } bytes)
        {
            using var lines = new StringReader(Encoding.UTF8.GetString(bytes.Span));
            while (lines.ReadLine() is { } line) input.Add(PSObject.AsPSObject(line));
        }

        input.Complete();
        return input;
    }

    private static TimeSpan Limit(TimeSpan? timeout) =>
        timeout is not { } limit || limit.TotalMilliseconds >= int.MaxValue ? System.Threading.Timeout.InfiniteTimeSpan : limit < TimeSpan.Zero ? TimeSpan.Zero : limit;

    private static bool End(PowerShell shell, IAsyncResult running)
    {
        IAsyncResult stopping = shell.BeginStop(null, null);
        return stopping.AsyncWaitHandle.WaitOne(s_patience) && running.AsyncWaitHandle.WaitOne(s_patience);
    }

    private static string Close(ProbeOutput output) => SecretRedactor.Redact(output.Close());

    private static void Release(PowerShell shell, CheckRunspace place)
    {
        shell.Dispose();
        place.Dispose();
    }

    private static ProbeRun NotStarted(string problem, DateTimeOffset at) => new(ProbeEnd.NotStarted, -1, "", TimeSpan.Zero) { Problem = problem, StartedAt = at };
}
