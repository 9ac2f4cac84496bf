using VtOperate.Core.Code;
using VtOperate.Core.Specs.Reading;

namespace VtOperate.Core.Specs.Drift;

/// <summary>The id of a requirement, or of a task, in a file that is no specification.</summary>
/// <param name="Id">The id with plain hyphens.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Qualifier">What names the feature right before it; null where nothing does.</param>
/// <param name="Text">The line, trimmed and cut.</param>
/// <param name="Around">The comment that it stands in, or its line; cut.</param>
/// <param name="IsString">Whether it stands in a string of the code.</param>
internal sealed record CodeReference(string Id, int Line, string? Qualifier, string Text, string Around, bool IsString)
{
    private const int LongestLine = 240;
    private const int LongestComment = 800;
    private const int MostLines = 40;

    /// <summary>The references of a text in their order.</summary>
    public static IReadOnlyList<CodeReference> In(string text, CodeFamily family)
    {
        IReadOnlyList<RequirementReference> found = RequirementIds.In(text);
        if (found.Count == 0) return [];
        var code = CodeText.Of(text, family);
        var references = new List<CodeReference>(found.Count);
        foreach (RequirementReference reference in found)
        {
            int line = code.LineOf(reference.Start);
            references.Add(new CodeReference(reference.Id, line, reference.Qualifier, Cut(code.Line(line).Trim(), LongestLine), Cut(Comment(code, line), LongestComment), code.Mask[reference.Start] == CodeMask.Hidden));
        }

        return references;
    }

    /// <summary>The tasks (<c>T012</c>) that comments of a text name, in their order. Outside of a comment it is a name of the code.</summary>
    public static IReadOnlyList<CodeReference> TasksIn(string text, CodeFamily family)
    {
        CodeText? code = null;
        List<CodeReference>? found = null;
        for (int at = text.IndexOf('T', StringComparison.Ordinal); at >= 0; at = text.IndexOf('T', at + 1))
        {
            if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-' or '.' or '/')) continue;
            int length = TaskReader.IdLength(text.AsSpan(at));
            if (length < 4) continue;
            code ??= CodeText.Of(text, family);
            if (code.Mask[at] != ' ') continue;
            int line = code.LineOf(at);
            (found ??= []).Add(new CodeReference(text.Substring(at, length), line, null, Cut(code.Line(line).Trim(), LongestLine), Cut(Comment(code, line), LongestComment), false));
        }

        return found ?? (IReadOnlyList<CodeReference>)[];
    }

    private static string Comment(CodeText code, int line)
    {
        int first = line, last = line;
        while (first > 1 && line - first < MostLines && IsComment(code, first - 1)) first--;
        while (last < code.LineCount && last - line < MostLines && IsComment(code, last + 1)) last++;
        return code.Text[code.StartOf(first)..code.EndOf(last)];
    }

    private static bool IsComment(CodeText code, int line) => code.MaskedLine(line).IsWhiteSpace() && !string.IsNullOrWhiteSpace(code.Line(line));

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
