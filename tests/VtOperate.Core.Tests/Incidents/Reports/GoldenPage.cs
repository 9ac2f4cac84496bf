using VtOperate.Core.Tests.Reports;

namespace VtOperate.Core.Tests.Incidents.Reports;

/// <summary>Holds a page against the one that was looked at, without its style. With VTOPERATE_GOLDEN set to a folder the pages are written there instead.</summary>
internal static class GoldenPage
{
    internal static void Check(string name, string page)
    {
        string actual = PageCheck.WithoutStyle(page);
        if (Environment.GetEnvironmentVariable("VTOPERATE_GOLDEN") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, name), actual);
            File.WriteAllText(Path.Combine(folder, "styled-" + name), page);
            return;
        }

        using Stream golden = typeof(GoldenPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name}.");
        using var reader = new StreamReader(golden);
        Assert.Equal(reader.ReadToEnd().ReplaceLineEndings("\n"), actual);
    }
}
