using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace VtOperate.Runtime;

/// <summary>
/// Assemblies whose code was compiled beforehand for this system, processor and framework. They are the same assemblies as those the module works with everywhere, and are
/// taken in their place where they are there, so that the first command of a process need not compile.
/// </summary>
internal static class ReadyImages
{
    /// <summary>Loads the ready image of Core into the default context, where it is taken before the file at the root of the module. Does nothing when there is none, or Core is loaded already.</summary>
    /// <param name="folder">The folder of everything that is not at the root of the module.</param>
    internal static void LoadCore(string folder)
    {
        string file = PathOf(folder, "VtOperate.Core");
        if (File.Exists(file)) TryLoad(AssemblyLoadContext.Default, file);
    }

    /// <summary>Loads an assembly into a context: its ready image, or else the file in the folder.</summary>
    /// <param name="context">The context.</param>
    /// <param name="folder">The folder that holds the assembly, and the ready images below it.</param>
    /// <param name="name">The assembly's simple name.</param>
    /// <returns>The assembly; null when the folder does not hold it.</returns>
    internal static Assembly? Load(AssemblyLoadContext context, string folder, string name)
    {
        string file = Path.Combine(folder, name + ".dll"), ready = PathOf(folder, name);
        if (!File.Exists(file)) return null;
        return (File.Exists(ready) ? TryLoad(context, ready) : null) ?? context.LoadFromAssemblyPath(file);
    }

    // A file that is damaged or cannot be read is as good as none: the one beside it says the same.
    private static Assembly? TryLoad(AssemblyLoadContext context, string file)
    {
        try
        {
            return context.LoadFromAssemblyPath(file);
        }
        catch (Exception bad) when (bad is FileLoadException or BadImageFormatException or FileNotFoundException)
        {
            return null;
        }
    }

    // Compiled code holds for one major version of the framework; another would read it and throw it away.
    private static string PathOf(string folder, string name)
    {
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return Path.Combine(folder, "ready", $"{Environment.Version.Major}-{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", name + ".dll");
    }
}
