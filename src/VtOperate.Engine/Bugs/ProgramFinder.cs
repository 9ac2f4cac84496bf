using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Engine.Bugs;

/// <summary>
/// Finds the file of a program as a shell in the working folder would. .NET by itself would also look beside its own executable and in the folder of this process, where
/// another program of the same name may lie.
/// </summary>
internal static class ProgramFinder
{
    private const string Executable = ".EXE", Paths = "PATH", Endings = "PATHEXT";
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The absolute path of the program; null where there is none.</summary>
    internal static string? Find(string program, ProbeRequest request)
    {
        if (program.Contains(Path.DirectorySeparatorChar) || program.Contains(Path.AltDirectorySeparatorChar)) return WithEnding(Path.GetFullPath(program, request.Folder), request, isNamed: true);
        foreach (string folder in (Variable(Paths, request) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (WithEnding(Path.Combine(Path.GetFullPath(folder.Trim('"'), request.Folder), program), request, isNamed: false) is { } found) return found;
        }

        return null;
    }

    private static string? WithEnding(string path, ProbeRequest request, bool isNamed)
    {
        // What a person names and may not be executed is refused by the system, which says why.
        if (!OperatingSystem.IsWindows()) return File.Exists(path) && (isNamed || (File.GetUnixFileMode(path) & AnyExecute) != 0) ? path : null;
        if (Path.HasExtension(path) && File.Exists(path)) return path;
        foreach (string ending in (Variable(Endings, request) ?? Executable).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (File.Exists(path + ending)) return path + ending;
        }

        return null;
    }

    private static string? Variable(string name, ProbeRequest request)
    {
        foreach ((string key, string? value) in request.Environment)
        {
            if (key.Equals(name, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) return value;
        }

        return Environment.GetEnvironmentVariable(name);
    }
}
