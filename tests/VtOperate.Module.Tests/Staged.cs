namespace VtOperate.Module.Tests;

/// <summary>Where this repository and its staged module are.</summary>
internal static class Staged
{
    /// <summary>The root of the source tree.</summary>
    internal static string Source { get; } = FindSource();

    /// <summary>The folder of the staged module.</summary>
    internal static string Folder { get; } = Path.Combine(Source, "out", "VtOperate");

    /// <summary>The staged manifest.</summary>
    internal static string Manifest { get; } = Path.Combine(Folder, "VtOperate.psd1");

    /// <summary>The configuration these tests were built in, which is that of everything they start.</summary>
    internal static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FindSource()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VtOperate.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("VtOperate.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
