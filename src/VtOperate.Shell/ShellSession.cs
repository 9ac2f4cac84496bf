using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using VtOperate.Shell.Errors;
using VtOperate.Shell.Hosting;
using VtOperate.Shell.Input;
using VtOperate.Shell.Output;

namespace VtOperate.Shell;

/// <summary>One runspace with the module imported, in which one pipeline or script runs.</summary>
internal sealed class ShellSession : IDisposable
{
    private readonly ShellHost _host;
    private readonly ErrorWriter _errors;
    private readonly Runspace _runspace;
    private PowerShell? _running;
    private bool _stopped;

    /// <summary>Opens the session in the current folder.</summary>
    internal ShellSession(ShellHost host)
    {
        _host = host;
        _errors = new ErrorWriter(host.UI);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Read-StandardInput", typeof(ReadStandardInputCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Watch-Output", typeof(WatchOutputCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Out-JsonLine", typeof(OutJsonLineCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Out-Sarif", typeof(OutSarifCommand), null));

        // A PowerShell on this machine must not lend its modules to commands that the engine package lacks: they are made for another engine.
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, null));
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = ExecutionPolicy.Bypass;
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(Environment.CurrentDirectory));
    }

    /// <summary>Whether <see cref="Stop"/> was called.</summary>
    internal bool Stopped => _stopped;

    /// <summary>Imports the module.</summary>
    /// <returns>Whether it could be imported; if not, the reason has been shown.</returns>
    internal bool Import(string manifest)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop);
        try
        {
            shell.Invoke();
            return true;
        }
        catch (RuntimeException unable)
        {
            _errors.Show(unable.ErrorRecord);
            return false;
        }
    }

    /// <summary>Runs what the arguments say and shows what comes of it.</summary>
    /// <returns>The exit code.</returns>
    internal int Run(ShellArguments arguments)
    {
        ScriptBlockAst? script = Parse(arguments);
        if (script is null) return ExitCodes.Error;
        var verdict = new Verdict { AsksYesOrNo = AsksYesOrNo(script, arguments) };
        using Stream output = Console.OpenStandardOutput();
        using var shell = PowerShell.Create(_runspace);
        AddTarget(shell, arguments, script);
        shell.AddCommand("Watch-Output").AddParameter("Verdict", verdict);
        var log = new SarifLog();
        if (arguments.Sarif) shell.AddCommand("Out-Sarif").AddParameter("Log", log);
        else if (arguments.Json) shell.AddCommand("Out-JsonLine").AddParameter("Destination", output);
        else shell.AddCommand("Out-Default");
        shell.Streams.Error.DataAdded += (_, added) => See(shell.Streams.Error[added.Index], verdict);
        Volatile.Write(ref _running, shell);
        try
        {
            if (!_stopped) shell.Invoke();
        }
        catch (PipelineStoppedException)
        {
            return ExitCodes.Interrupted;
        }
        catch (RuntimeException failure)
        {
            See(failure.ErrorRecord, verdict);
        }

        _errors.Finish();
        if (arguments.Sarif && !_stopped) log.Write(output, verdict.ExitCode is ExitCodes.Done or ExitCodes.Findings);
        if (_stopped) return ExitCodes.Interrupted;
        return _host.ExitCode ?? ScriptExit(arguments, script) ?? verdict.ExitCode;
    }

    /// <summary>Stops what runs, without waiting for it.</summary>
    internal void Stop()
    {
        _stopped = true;
        PowerShell? running = Volatile.Read(ref _running);
        if (running?.InvocationStateInfo.State == PSInvocationState.Running) running.BeginStop(null, null);
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private ScriptBlockAst? Parse(ShellArguments arguments)
    {
        ParseError[] errors;
        ScriptBlockAst script;
        if (!arguments.IsScript)
        {
            script = Parser.ParseInput(arguments.Target!, out _, out errors);
        }
        else if (File.Exists(arguments.Target))
        {
            script = Parser.ParseFile(Path.GetFullPath(arguments.Target), out _, out errors);
        }
        else
        {
            _host.UI.WriteErrorLine($"error PathNotFound: The script '{arguments.Target}' does not exist.");
            return null;
        }

        foreach (ParseError error in errors) _errors.Show(error);
        return errors.Length == 0 ? script : null;
    }

    private static void AddTarget(PowerShell shell, ShellArguments arguments, ScriptBlockAst script)
    {
        bool isText = !arguments.IsScript && arguments.Arguments.Count == 0;
        bool namesInput = script.Find(node => node is VariableExpressionAst { VariablePath.UserPath: var name } && name.Equals("input", StringComparison.OrdinalIgnoreCase), searchNestedScriptBlocks: true) is not null;
        if (arguments.ReadsInput && (!isText || namesInput)) shell.AddCommand("Read-StandardInput");
        if (isText)
        {
            // Input of a script text only reaches $input; a pipeline that does not name it gets the lines as its own input, one by one.
            shell.AddScript(arguments.ReadsInput && !namesInput ? "Read-StandardInput | " + arguments.Target : arguments.Target!);
            return;
        }

        shell.AddCommand(arguments.IsScript ? Path.GetFullPath(arguments.Target!) : arguments.Target!);
        foreach (string word in arguments.Arguments) AddWord(shell, word);
    }

    private static void AddWord(PowerShell shell, string word)
    {
        bool isParameter = word.Length > 1 && word[0] == '-' && char.IsLetter(word[1]);
        int colon = isParameter ? word.IndexOf(':', StringComparison.Ordinal) : -1;
        if (colon > 0) shell.AddParameter(word[..(colon + 1)], Value(word[(colon + 1)..]));
        else if (isParameter) shell.AddParameter(word, null);
        else shell.AddArgument(word);
    }

    private static object Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };

    private static bool AsksYesOrNo(ScriptBlockAst script, ShellArguments arguments)
    {
        string? name = arguments.Target;
        if (!arguments.IsScript && arguments.Arguments.Count == 0)
            name = (script.EndBlock?.Statements.LastOrDefault() as PipelineAst)?.PipelineElements[^1] is CommandAst command ? command.GetCommandName() : null;
        return name?.StartsWith("Test-", StringComparison.OrdinalIgnoreCase) == true;
    }

    private int? ScriptExit(ShellArguments arguments, ScriptBlockAst script)
    {
        // The engine keeps the code of a script file's 'exit' where it keeps those of programs, so only a script that has one is asked.
        if (!arguments.IsScript || script.Find(node => node is ExitStatementAst, searchNestedScriptBlocks: false) is null) return null;
        return _runspace.SessionStateProxy.GetVariable("LASTEXITCODE") is { } code ? Convert.ToInt32(code, CultureInfo.InvariantCulture) : null;
    }

    private void See(ErrorRecord error, Verdict verdict)
    {
        verdict.See(error);
        _errors.Show(error);
    }
}
