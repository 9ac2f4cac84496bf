namespace VtOperate.Shell;

/// <summary>Finds the module that the build staged.</summary>
internal static class StagedModule
{
    private const string Manifest = "VtOperate.psd1";

    /// <summary>The manifest: beside the shell, or in <c>out/VtOperate</c> of a folder above it; null when there is none.</summary>
    /// <param name="start">The folder of the shell.</param>
    internal static string? Find(string start)
    {
        foreach (string beside in new[] { Path.Combine(start, Manifest), Path.Combine(start, "VtOperate", Manifest) })
        {
            if (File.Exists(beside)) return beside;
        }

        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string staged = Path.Combine(folder.FullName, "out", "VtOperate", Manifest);
            if (File.Exists(staged)) return staged;
        }

        return null;
    }
}
