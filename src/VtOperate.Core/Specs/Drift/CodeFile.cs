using VtOperate.Core.Code;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Core.Specs.Drift;

/// <summary>A file of the project that is not part of its specifications.</summary>
/// <param name="path">Relative to the project, with forward slashes.</param>
/// <param name="read">Reads its text; empty where it cannot be read.</param>
internal sealed class CodeFile(string path, Func<string> read)
{
    private CodeText? _code;

    /// <summary>Relative to the project, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>Its language, by its ending.</summary>
    public CodeFamily Family { get; } = CodeLanguage.OfFile(path);

    /// <summary>Whether it is a test, by its path.</summary>
    public bool IsTest { get; } = TestFiles.IsTest(path);

    /// <summary>Its text with its mask; read when it is asked for first.</summary>
    public CodeText Code => _code ??= CodeText.Of(read(), Family);

    /// <summary>Forgets the text, so that a large tree does not stay in memory.</summary>
    public void Release() => _code = null;
}
