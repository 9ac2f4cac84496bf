using System.Diagnostics;

namespace VtOperate.Benchmarks.Compare;

/// <summary>Starts processes whose output is read to its end.</summary>
internal static class ChildProcess
{
    /// <summary>Runs git and throws its output away.</summary>
    internal static void RunGit(string repository, params string[] arguments)
    {
        using Process git = Start("git", ["-C", repository, .. arguments]);
        git.StandardOutput.BaseStream.CopyTo(Stream.Null);
        git.WaitForExit();
        if (git.ExitCode != 0) throw new InvalidOperationException("git failed: " + string.Join(' ', arguments));
    }

    /// <summary>Starts this program once more.</summary>
    internal static Process StartSelf(params string[] arguments) => Start(Environment.ProcessPath!, IsHost() ? [typeof(ChildProcess).Assembly.Location, .. arguments] : arguments);

    private static bool IsHost() => Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase);

    /// <summary>Starts a program.</summary>
    internal static Process Start(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
