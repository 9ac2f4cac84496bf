using VtOperate.Core.Code;

namespace VtOperate.Core.Traces;

/// <summary>Tells the language of frames that come without their trace. Pure.</summary>
public static class TraceLanguageOf
{
    /// <summary>The language of the first frame whose file's ending tells it; .NET where none does.</summary>
    public static TraceLanguage Frames(IReadOnlyList<TraceFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        foreach (TraceFrame frame in frames)
        {
            if ((frame.RepositoryPath ?? frame.File) is { } file && Known(CodeLanguage.OfFile(file.Replace('\\', '/'))) is { } language) return language;
        }

        return TraceLanguage.DotNet;
    }

    private static TraceLanguage? Known(CodeFamily family) => family switch
    {
        CodeFamily.CSharp => TraceLanguage.DotNet,
        CodeFamily.JavaScript => TraceLanguage.JavaScript,
        CodeFamily.Python => TraceLanguage.Python,
        CodeFamily.PowerShell => TraceLanguage.PowerShell,
        CodeFamily.Java => TraceLanguage.Java,
        CodeFamily.C => TraceLanguage.Native,
        CodeFamily.Go => TraceLanguage.Go,
        CodeFamily.Rust => TraceLanguage.Rust,
        CodeFamily.Ruby => TraceLanguage.Ruby,
        CodeFamily.Php => TraceLanguage.Php,
        CodeFamily.Swift => TraceLanguage.Swift,
        CodeFamily.Dart => TraceLanguage.Dart,
        CodeFamily.Erlang => TraceLanguage.Elixir,
        _ => null,
    };
}
