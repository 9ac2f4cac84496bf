using System.Diagnostics;

namespace VtOperate.Module.Tests.Shell;

/// <summary>A script without an end in a process of the shell, which is killed (SIGKILL, which no handler sees).</summary>
internal static class KilledRun
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs the script and kills it so long after it wrote <c>ready</c>: once it has done everything one time, because what is done first takes longer than all that follows.</summary>
    /// <param name="script">The script, or the file that holds it.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="after">How long it goes on after it was ready.</param>
    /// <returns>What it said of errors.</returns>
    internal static async Task<string> Of(string script, string folder, TimeSpan after)
    {
        using Process process = ShellRun.Start([script], folder: folder);
        using var patience = new CancellationTokenSource(s_patience);
        Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
        string? word = await process.StandardOutput.ReadLineAsync(patience.Token);
        Assert.True(word == "ready", $"said '{word}' and ended: {(word is null ? await errors : "")}");
        await Task.Delay(after, patience.Token);
        Assert.False(process.HasExited);
        process.Kill();
        await process.WaitForExitAsync(patience.Token);
        return await errors;
    }

    /// <summary>The whole lines in the files whose name begins so. The last line of one may be torn: the kill may have come while it was written.</summary>
    internal static IEnumerable<string> Lines(string prefix) => Directory.GetFiles(Path.GetDirectoryName(prefix)!, Path.GetFileName(prefix) + "*").Select(File.ReadAllText)
        .SelectMany(text => text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Makes every file that a killed process had not finished so old that nobody can be writing it still.</summary>
    /// <returns>How many there are.</returns>
    internal static int AgeTemporary(string folder)
    {
        string[] left = Temporary(folder);
        foreach (string file in left) File.SetLastWriteTimeUtc(file, DateTime.UtcNow - TimeSpan.FromHours(1));
        return left.Length;
    }

    /// <summary>The files that a killed process had not finished.</summary>
    internal static string[] Temporary(string folder) => Directory.GetFiles(folder, "*.tmp", SearchOption.AllDirectories);
}
