using System.Management.Automation;
using System.Reflection;
using System.Text;
using VtOperate.Shell;
using VtOperate.Shell.Hosting;

const int Patience = 900;
ShellArguments arguments = ShellArguments.Parse(args);
if (arguments.Help)
{
    Console.WriteLine(ShellArguments.Usage);
    return ExitCodes.Done;
}

if (arguments.Mistake is not null)
{
    Console.Error.WriteLine("error Usage: " + arguments.Mistake);
    Console.Error.WriteLine("  Next: --help shows how the shell is called.");
    return ExitCodes.Error;
}

if (arguments.Version)
{
    string engine = typeof(PSObject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split(' ')[0];
    Console.WriteLine($"VtOperate {typeof(ShellArguments).Assembly.GetName().Version!.ToString(3)}, PowerShell engine {engine}, .NET {Environment.Version}");
    return ExitCodes.Done;
}

string? manifest = arguments.Module is null ? StagedModule.Find(AppContext.BaseDirectory) : Path.GetFullPath(arguments.Module);
if (manifest is null || !File.Exists(manifest))
{
    Console.Error.WriteLine(manifest is null ? "error ModuleNotFound: The module is not staged." : $"error ModuleNotFound: '{manifest}' does not exist.");
    Console.Error.WriteLine("  Next: build it with 'dotnet build VtOperate.sln', or name its manifest with --module.");
    return ExitCodes.Error;
}

EngineProcess.Prepare();
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
using var errors = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
bool colours = Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && Environment.GetEnvironmentVariable("TERM") != "dumb";
if (OperatingSystem.IsWindows()) Console.OutputEncoding = utf8;
var host = new ShellHost(
    output,
    errors,
    Console.IsInputRedirected || arguments.ReadsInput ? null : Console.In,
    ansi: colours && !Console.IsOutputRedirected,
    width: Console.IsOutputRedirected || Console.WindowWidth < 40 ? 120 : Console.WindowWidth,
    ansiErrors: colours && !Console.IsErrorRedirected);
using var session = new ShellSession(host);
Console.CancelKeyPress += (_, pressed) =>
{
    // The second Ctrl+C, or a command that does not stop in time, ends the process as it stands.
    pressed.Cancel = !session.Stopped;
    session.Stop();
    _ = Task.Delay(Patience).ContinueWith(_ => Environment.Exit(ExitCodes.Interrupted), TaskScheduler.Default);
};
return session.Import(manifest) ? session.Run(arguments) : ExitCodes.Error;
