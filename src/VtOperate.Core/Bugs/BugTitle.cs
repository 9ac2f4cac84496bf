using VtOperate.Core.Reports;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>Names a bug and makes the slug of its folder. Pure.</summary>
public static class BugTitle
{
    /// <summary>Longest title, in characters.</summary>
    public const int Longest = 80;

    private const int LongestSlug = 40;

    /// <summary>A title of one line: the first sentence of somebody's words, else the error, else an error line, else the first line of the log.</summary>
    public static string Choose(BugReport report)
    {
        string sentence = FirstSentence(report.Description);
        if (sentence.Length > 0 && !report.IsFromLog) return Shorten(sentence);
        if (report.Traces.Count > 0)
        {
            StackTrace trace = TraceCause.Of(report.Traces[0]);
            string message = FirstLine(trace.Message ?? "");
            string type = trace.Type ?? $"{trace.Language} error";
            return Shorten(message.Length == 0 ? type : $"{type}: {message}");
        }

        if (report.ErrorLines.Count > 0) return Shorten(report.ErrorLines[0]);
        return sentence.Length > 0 ? Shorten(sentence) : "Bug without a description";
    }

    /// <summary>The slug of a title, cut at a word to at most 40 characters; <c>bug</c> when it has no letter or digit.</summary>
    public static string Slug(string title)
    {
        string slug = Documents.Slug.Of(title);
        if (slug.Length > LongestSlug)
        {
            int word = slug.LastIndexOf('-', LongestSlug);
            int cut = word > 0 ? word : LongestSlug;
            slug = slug[..(char.IsHighSurrogate(slug[cut - 1]) ? cut - 1 : cut)];
        }

        return slug.Length == 0 ? "bug" : slug;
    }

    private static string FirstSentence(string text)
    {
        string line = FirstLine(text);
        for (int i = 0; i < line.Length - 1; i++)
        {
            if (line[i] is '.' or '!' or '?' && line[i + 1] == ' ' && i >= 8) return line[..i];
        }

        return line.TrimEnd('.');
    }

    private static string FirstLine(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> trimmed = line.Trim();
            if (trimmed.Length > 0) return TextPage.Fold(trimmed.ToString());
        }

        return "";
    }

    private static string Shorten(string text)
    {
        if (text.Length <= Longest) return text;
        int cut = text.LastIndexOf(' ', Longest - 1);
        return string.Concat(text.AsSpan(0, cut > Longest / 2 ? cut : Longest - 1), "…");
    }
}
