using System.Globalization;
using System.Text;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Delivery;

/// <summary>Fills a template. Strict: what is not known by name is an error, so that nobody is ever sent a pair of braces. What is filled in is never read as a template again. Pure.</summary>
internal static class TemplateText
{
    private const string SubjectMark = "Subject:";

    /// <summary>The subject and the text of a template.</summary>
    /// <param name="template">The first line is <c>Subject: ...</c>; a line that only holds names without a value is left out.</param>
    /// <param name="values">The values by name.</param>
    /// <param name="source">Where the template comes from, for errors.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.TemplateInvalid"/>, with the line.</exception>
    internal static (string Subject, string Text) Fill(string template, IReadOnlyDictionary<string, string> values, string source)
    {
        string[] lines = template.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (!lines[0].StartsWith(SubjectMark, StringComparison.OrdinalIgnoreCase)) throw Wrong(source, 1, $"it does not begin with '{SubjectMark} ...'");
        string subject = FillLine(lines[0][SubjectMark.Length..].Trim(), values, source, 1, out _);
        var text = new StringBuilder();
        for (int i = 1; i < lines.Length; i++)
        {
            string filled = FillLine(lines[i], values, source, i + 1, out bool isLeftOut);
            if (!isLeftOut) text.Append(filled.TrimEnd()).Append('\n');
        }

        return (subject, text.ToString().Trim('\n'));
    }

    private static string FillLine(string line, IReadOnlyDictionary<string, string> values, string source, int number, out bool isLeftOut)
    {
        var filled = new StringBuilder();
        bool hasNames = false;
        for (int at = 0; ;)
        {
            int open = line.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
            {
                filled.Append(line, at, line.Length - at);
                break;
            }

            int close = line.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0) throw Wrong(source, number, "a '{{' has no '}}' behind it on the same line");
            string name = line[(open + 2)..close].Trim();
            if (!values.TryGetValue(name, out string? value))
            {
                string near = NearestWord.Find(name, values.Keys) is { } nearest ? $"; did you mean '{{{{{nearest}}}}}'?" : $"; known: {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}";
                throw Wrong(source, number, $"'{{{{{name}}}}}' is not known{near}");
            }

            filled.Append(line, at, open - at).Append(value);
            hasNames = true;
            at = close + 2;
        }

        isLeftOut = hasNames && string.IsNullOrWhiteSpace(filled.ToString());
        return filled.ToString();
    }

    private static OperationException Wrong(string source, int line, string text) =>
        new(ErrorId.TemplateInvalid, source, string.Create(CultureInfo.InvariantCulture, $"The template '{source}' cannot be filled. Line {line}: {text}{(text.EndsWith('?') ? "" : ".")}"));
}
