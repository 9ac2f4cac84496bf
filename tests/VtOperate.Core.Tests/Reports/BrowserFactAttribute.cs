using System.Diagnostics;
using System.Reflection;

namespace VtOperate.Core.Tests.Reports;

/// <summary>A test that looks at pages in headless Chromium. It is skipped where node, the package of tests/browser or a Chromium is missing, and says which.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string s_folder = typeof(BrowserFactAttribute).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(item => item.Key == "BrowserFolder").Value!;

    private static readonly string[] s_browsers = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome.exe", "msedge.exe"];

    public BrowserFactAttribute()
    {
        if (!Directory.Exists(Path.Combine(s_folder, "node_modules", "playwright-core"))) Skip = "No browser check: playwright-core is not there; run npm install in tests/browser.";
        else if (!IsThere("node", "node.exe")) Skip = "No browser check: node is not installed.";
        else if (Environment.GetEnvironmentVariable("VTOPERATE_CHROMIUM") is null && !IsThere(s_browsers)) Skip = "No browser check: no Chromium is installed, and VTOPERATE_CHROMIUM names none.";
    }

    /// <summary>What the check says of pages, and how it ended: 0 without faults, 1 with faults, 3 where the browser does not start.</summary>
    internal static (int ExitCode, string Output) Look(params string[] pages)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = s_folder };
        start.ArgumentList.Add("check.mjs");
        foreach (string page in pages) start.ArgumentList.Add(page);
        using Process check = Process.Start(start)!;
        Task<string> errors = check.StandardError.ReadToEndAsync();
        string output = check.StandardOutput.ReadToEnd();
        if (!check.WaitForExit(TimeSpan.FromMinutes(5))) check.Kill(entireProcessTree: true);
        check.WaitForExit();
        return (check.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private static bool IsThere(params string[] names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name))));
}
