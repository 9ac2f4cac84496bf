using System.Diagnostics;
using System.Runtime.InteropServices;
using VtOperate.Module.Tests.Shell;

namespace VtOperate.Module.Tests.Isolation;

/// <summary>Which files the assemblies come from, each time in a process of its own and from a module folder of its own.</summary>
public sealed class ReadyImageTests : IDisposable
{
    private static readonly string s_probe = Path.Combine(Staged.Source, "tests", "VtOperate.IsolationProbe", "bin", Staged.Configuration, "net10.0", "VtOperate.IsolationProbe.dll");
    private static readonly string s_ready = $"{Environment.Version.Major}-{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate ready ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_ready_images_of_this_machine_are_what_runs_where_they_were_made()
    {
        // Where no package source has the compiler there are none, and the build said so.
        bool isMade = File.Exists(Path.Combine(Staged.Folder, "deps", "ready", s_ready, "VtOperate.Core.dll"));
        Assert.Equal(isMade ? Ready() : Plain(), await Loaded());
    }

    [Fact]
    public async Task Without_ready_images_the_assemblies_beside_them_run()
    {
        Copy(file => !file.Contains(Path.Combine("deps", "ready"), StringComparison.Ordinal));
        Assert.Equal(Plain(), await Loaded(copied: true));
    }

    [Fact]
    public async Task Ready_images_that_are_damaged_are_as_good_as_none()
    {
        Copy(file => !file.Contains(Path.Combine("deps", "ready"), StringComparison.Ordinal));
        string ready = Directory.CreateDirectory(Path.Combine(_folder, "deps", "ready", s_ready)).FullName;
        foreach (string name in new[] { "VtOperate.Core.dll", "VtOperate.Engine.dll", "LibGit2Sharp.dll" }) File.WriteAllBytes(Path.Combine(ready, name), File.ReadAllBytes(Staged.Manifest));
        Assert.Equal(Plain(), await Loaded(copied: true));
    }

    [Fact]
    public async Task Ready_images_of_another_framework_are_left_alone()
    {
        Copy(file => !file.Contains(Path.Combine("deps", "ready"), StringComparison.Ordinal));
        string ready = Directory.CreateDirectory(Path.Combine(_folder, "deps", "ready", "9" + s_ready)).FullName;
        File.Copy(Path.Combine(_folder, "VtOperate.Core.dll"), Path.Combine(ready, "VtOperate.Core.dll"));
        Assert.Equal(Plain(), await Loaded(copied: true));
    }

    private static string[] Ready() => [Path.Combine("deps", "ready", s_ready, "LibGit2Sharp.dll"), Path.Combine("deps", "ready", s_ready, "VtOperate.Core.dll"), Path.Combine("deps", "ready", s_ready, "VtOperate.Engine.dll")];

    private static string[] Plain() => ["VtOperate.Core.dll", Path.Combine("deps", "LibGit2Sharp.dll"), Path.Combine("deps", "VtOperate.Engine.dll")];

    private void Copy(Predicate<string> takes)
    {
        foreach (string file in Directory.EnumerateFiles(Staged.Folder, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(Staged.Folder, file), target = Path.Combine(_folder, relative);
            if (!takes(relative)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // What was loaded from the module's folder of the assemblies that have ready images, relative to it.
    private async Task<string[]> Loaded(bool copied = false)
    {
        string folder = copied ? _folder : Staged.Folder;
        using Process process = ShellRun.Start([Path.Combine(folder, "VtOperate.psd1"), "$null = Get-OperationContext; 'done'"], s_probe, _folder);
        ShellRun run = await ShellRun.End(process);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Contains("output done", run.Output, StringComparison.Ordinal);
        return [.. run.Output.Split('\n').Where(line => line.StartsWith("from " + folder, StringComparison.Ordinal)).Select(line => Path.GetRelativePath(folder, line["from ".Length..]))
            .Where(file => Path.GetFileName(file) is "VtOperate.Core.dll" or "VtOperate.Engine.dll" or "LibGit2Sharp.dll").OrderBy(file => file.Count(sign => sign == Path.DirectorySeparatorChar)).ThenBy(file => file, StringComparer.Ordinal)];
    }
}
