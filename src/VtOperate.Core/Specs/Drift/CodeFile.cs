using VtOperate.Core.Code;
using VtOperate.Core.History.Localisation;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Specs.Drift;

/// <summary>A file of the project that is not part of its specifications.</summary>
/// <param name="path">Relative to the project, with forward slashes.</param>
/// <param name="read">Reads its text; empty where it cannot be read.</param>
/// <param name="stamp">What the file system says about it.</param>
internal sealed class CodeFile(string path, Func<string> read, FileStamp stamp = default)
{
    private const int LongestHead = 1200;

    private CodeText? _code;

    /// <summary>Relative to the project, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>What the file system says about it.</summary>
    public FileStamp Stamp { get; } = stamp;

    /// <summary>Its language, by its ending.</summary>
    public CodeFamily Family { get; } = CodeLanguage.OfFile(path);

    /// <summary>Whether it is a test, by its path.</summary>
    public bool IsTest { get; } = TestFiles.IsTest(path);

    /// <summary>Whether it is written in a programming language, SQL included.</summary>
    public bool IsCode => Family is not (CodeFamily.Unknown or CodeFamily.Configuration or CodeFamily.Markup or CodeFamily.Text);

    /// <summary>Its text with its mask; read when it is asked for first.</summary>
    public CodeText Code => _code ??= CodeText.Of(read(), Family);

    /// <summary>Its text alone; read anew each time where the mask was never asked for, so that a large tree does not stay in memory.</summary>
    public string ReadText() => _code?.Text ?? read();

    /// <summary>How it begins; read anew each time, since few files are ever asked for it.</summary>
    public string ReadHead() => HeadOf(ReadText());

    /// <summary>How a text begins, as far as it is taken for what the text is about.</summary>
    public static string HeadOf(string text) => text[..Math.Min(text.Length, LongestHead)];

    /// <summary>Forgets the text.</summary>
    public void Release() => _code = null;
}
