using VtOperate.Core.Code;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>A file before and after a change.</summary>
/// <param name="Path">Its path relative to the project.</param>
/// <param name="Before">Its text before; null when it was not there under this name.</param>
/// <param name="After">Its text after; null when it is gone.</param>
/// <param name="Added">The lines that the change adds.</param>
internal sealed record ChangedFile(string Path, string? Before, string? After, IReadOnlySet<int> Added)
{
    private static readonly string[] s_foreign = ["node_modules/", "vendor/", "dist/", "build/", ".specify/", "third_party/", "bin/", "obj/"];

    /// <summary>Whether people of this project wrote it as code.</summary>
    internal bool IsCode { get; } = IsOwnCode(Path);

    /// <summary>Whether the change brings it under this name.</summary>
    internal bool IsNew { get; init; }

    /// <summary>Whether it is there no more under this name.</summary>
    internal bool IsGone { get; init; }

    /// <summary>Whether it is a test.</summary>
    internal bool IsTest { get; } = TestFiles.IsTest(Path);

    /// <summary>Whether a path is code that people of the project write; a copy of somebody else's or a generated file is not.</summary>
    internal static bool IsOwnCode(string path) =>
        TestFiles.IsCode(CodeLanguage.OfFile(path)) && !path.StartsWith("specs/", StringComparison.Ordinal) && !path.Contains(".min.", StringComparison.Ordinal) && !path.Contains(".Designer.", StringComparison.Ordinal)
        && !path.Contains(".g.", StringComparison.Ordinal) && !s_foreign.Any(folder => path.StartsWith(folder, StringComparison.Ordinal) || path.Contains("/" + folder, StringComparison.Ordinal));
}
