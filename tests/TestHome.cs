using System.Runtime.CompilerServices;

namespace VtOperate.Tests;

/// <summary>Keeps every test of this process out of the user's own folders. Set once before the first test, because variables belong to the whole process.</summary>
internal static class TestHome
{
    private const string Mark = "VtOperate.TestHome";

    [ModuleInitializer]
    internal static void Prepare()
    {
        // An assembly that is loaded once more, as tests of the help reader do with this one, runs its initializers once more; tests that run meanwhile would lose their folders.
        if (AppDomain.CurrentDomain.GetData(Mark) is not null) return;
        AppDomain.CurrentDomain.SetData(Mark, Mark);
        string folder = Directory.CreateTempSubdirectory("vtoperate-home-").FullName;
        foreach (string name in (string[])["CONFIG", "STATE", "CACHE"]) Environment.SetEnvironmentVariable("VTOPERATE_" + name, Path.Combine(folder, name.ToLowerInvariant()));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Something still holds a file there, for instance a virus scanner; the system empties its temporary folder.
        }
    }
}
