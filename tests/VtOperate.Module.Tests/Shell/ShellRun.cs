using System.Diagnostics;
using System.Text;

namespace VtOperate.Module.Tests.Shell;

/// <summary>What a run of the built shell in a process of its own left behind.</summary>
internal sealed record ShellRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>The built shell, in the configuration of these tests.</summary>
    internal static string Program { get; } = Path.Combine(Staged.Source, "src", "VtOperate.Shell", "bin", Staged.Configuration, "net10.0", "VtOperate.Shell.dll");

    /// <summary>Runs the shell to its end.</summary>
    internal static Task<ShellRun> Of(params string[] arguments) => Of(null, arguments);

    /// <summary>Runs the shell to its end.</summary>
    /// <param name="input">What is on standard input; null leaves an open pipe there to which nobody writes.</param>
    /// <param name="arguments">The command line.</param>
    internal static async Task<ShellRun> Of(string? input, string[] arguments)
    {
        using Process process = Start(arguments);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        return await End(process);
    }

    /// <summary>Starts the shell.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="program">Another program of ours; the shell unless given.</param>
    /// <param name="folder">The folder it starts in; the temporary one unless given.</param>
    /// <param name="cache">Its cache folder; that of these tests unless given.</param>
    /// <param name="variables">What stands in its environment besides that of these tests.</param>
    internal static Process Start(string[] arguments, string program = "", string folder = "", string? cache = null, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder.Length == 0 ? Path.GetTempPath() : folder,
        };
        if (cache is not null) start.Environment["VTOPERATE_CACHE"] = cache;
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        start.ArgumentList.Add(program.Length == 0 ? Program : program);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a process; one that takes two minutes is killed and fails the test.</summary>
    internal static async Task<ShellRun> End(Process process)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new ShellRun(process.ExitCode, Lines(await output), Lines(await errors));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The process did not end: " + string.Join(' ', process.StartInfo.ArgumentList));
        }
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
