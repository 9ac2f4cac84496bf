using VtOperate.Core.Code;

namespace VtOperate.Core.History.Localisation;

/// <summary>A file at the version that is looked at.</summary>
/// <param name="Path">The path, relative to the repository.</param>
/// <param name="Blob">Its content.</param>
/// <param name="Terms">The words of its content.</param>
internal sealed record VersionFile(string Path, ObjectId Blob, FileTerms Terms)
{
    /// <summary>The language, by the file's ending.</summary>
    public CodeFamily Family { get; } = CodeLanguage.OfFile(Path);

    /// <summary>The name without folder and ending.</summary>
    public string Stem { get; } = TestFiles.Stem(Path).ToString();

    /// <summary>Whether it is a test or belongs to tests.</summary>
    public bool IsTest { get; } = TestFiles.IsTest(Path);
}
