using System.Diagnostics;
using System.Text;

namespace VtOperate.Engine.Tests.History;

/// <summary>A test that compares with the installed git on a real repository, and is skipped where git is missing or the sources are in no repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GitFactAttribute : FactAttribute
{
    private static readonly string? s_repository = FindRepository();

    public GitFactAttribute()
    {
        if (s_repository is null) Skip = "git is not installed, or the sources are in no repository.";
    }

    /// <summary>This project's own repository, or the one that VTOPERATE_COMPARE names.</summary>
    internal static string RepositoryPath => s_repository!;

    /// <summary>What git prints.</summary>
    internal static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.ArgumentList.Add("-C");
        start.ArgumentList.Add(s_repository ?? AppContext.BaseDirectory);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process git = Process.Start(start)!;
        git.ErrorDataReceived += (_, _) => { };
        git.BeginErrorReadLine();
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : throw new InvalidOperationException("git failed: " + string.Join(' ', arguments));
    }

    private static string? FindRepository()
    {
        if (Environment.GetEnvironmentVariable("VTOPERATE_COMPARE") is { Length: > 0 } named) return named;
        try
        {
            string root = Run("rev-parse", "--show-toplevel").Trim();
            return Run("rev-list", "-n", "1", "HEAD").Length > 0 ? root : null;
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }
}
