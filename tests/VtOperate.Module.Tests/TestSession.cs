using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VtOperate.Shell.Hosting;

namespace VtOperate.Module.Tests;

/// <summary>One runspace over the staged module, with a host that writes to text.</summary>
public sealed class TestSession : IDisposable
{
    private readonly StringWriter _text = new() { NewLine = "\n" };
    private readonly AnswerReader? _answers;
    private readonly ShellHost _host;
    private readonly Runspace _runspace;

    /// <summary>Opens a session.</summary>
    /// <param name="answers">One line a question; null when nobody is there to answer.</param>
    /// <param name="location">The folder the session stands in.</param>
    /// <param name="isStopped">Whether Ctrl+C is pressed at the question after the last answer.</param>
    public TestSession(string? answers = null, string? location = null, int width = 120, bool ansi = false, bool isStopped = false)
    {
        _answers = answers is null ? null : new AnswerReader(answers, isStopped);
        EngineProcess.Prepare();
        _host = new ShellHost(_text, _text, _answers, ansi, width);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([Staged.Manifest]);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        if (_runspace.SessionStateProxy.InvokeCommand.GetCommand("Get-OperationContext", CommandTypes.Cmdlet) is null)
            throw new InvalidOperationException("The staged module did not import: " + Staged.Manifest);
        _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(location ?? Path.GetTempPath()));
    }

    /// <summary>Non-terminating errors of the last call.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; private set; } = [];

    /// <summary>Warnings of the last call.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>Everything shown to the user so far, prompts included.</summary>
    public string Shown => _text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>How many answers were read so far.</summary>
    public int Answered => _answers?.Read ?? 0;

    /// <summary>Progress records so far.</summary>
    public IReadOnlyList<ProgressRecord> Progress => _host.Shown.Progress;

    /// <summary>Runs a script and returns its objects as they are in the pipeline.</summary>
    public IReadOnlyList<PSObject> Invoke(string script, params object?[] input)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        IReadOnlyList<PSObject> result = [.. shell.Invoke(input)];
        Errors = [.. shell.Streams.Error];
        Warnings = [.. shell.Streams.Warning.Select(warning => warning.Message)];
        return result;
    }

    /// <summary>Runs a script and returns the one object it writes.</summary>
    public PSObject InvokeSingle(string script, params object?[] input)
    {
        IReadOnlyList<PSObject> found = [.. Invoke(script, input)];
        Assert.True(found.Count == 1, $"{script} wrote {found.Count} objects. {string.Join('\n', Errors)}");
        return found[0];
    }

    /// <summary>Runs a script and returns what a user sees: output through the module's views, and errors.</summary>
    public string Render(string script)
    {
        _text.GetStringBuilder().Clear();
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script).AddCommand("Out-Default");
        shell.Commands.Commands[^1].MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Error | PipelineResultTypes.Output;
        shell.Invoke();
        return Shown;
    }

    /// <summary>What the Tab key offers at the end of a line.</summary>
    public IReadOnlyList<string> Complete(string line)
    {
        using var shell = PowerShell.Create(_runspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Select(match => match.CompletionText)];
    }

    /// <summary>Starts a script, stops it after a while, and returns the state it ended in.</summary>
    public PSInvocationState Stop(string script, TimeSpan after)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        IAsyncResult running = shell.BeginInvoke();
        running.AsyncWaitHandle.WaitOne(after);
        shell.Stop();
        return shell.InvocationStateInfo.State;
    }

    public void Dispose() => _runspace.Dispose();

    /// <summary>A person who gives the answers of a test, and then is gone or presses Ctrl+C.</summary>
    private sealed class AnswerReader(string answers, bool isStopped) : TextReader
    {
        private readonly StringReader _lines = new(answers);

        public new int Read { get; private set; }

        public override string? ReadLine()
        {
            string? line = _lines.ReadLine();
            if (line is not null) Read++;
            return line is null && isStopped ? throw new PipelineStoppedException() : line;
        }
    }
}
