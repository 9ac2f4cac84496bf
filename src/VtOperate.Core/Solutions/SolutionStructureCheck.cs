using System.Globalization;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Checks what every reader needs first: an encoding, lines around the front matter, YAML that says what was meant. Pure.</summary>
internal static class SolutionStructureCheck
{
    private const string Quote = "Put the value in quotes", Again = "; then test again: what its fields say is not seen yet";

    /// <summary>Adds what is wrong.</summary>
    public static void Check(CheckedSolution text)
    {
        if (text.Document.InvalidLine is { } line) text.Add(SolutionProblem.Encoding, line, CheckSeverity.Error, "The text is not UTF-8.", "Save the file as UTF-8");
        if (!text.Front.Exists || text.Front.IsUnterminated)
        {
            Delimiters(text);
            return;
        }

        if (text.YamlFault is not null) Refused(text);
        else if (text.Map is null && text.Front.Yaml.Trim().Length > 0 && !IsOnlyComments(text.Front.Yaml))
            text.Add(SolutionProblem.Yaml, text.Front.YamlLine, CheckSeverity.Error, "The front matter is not a list of 'key: value' lines.");
        Twice(text);
        Silent(text);
    }

    /// <summary>A line that was meant to be a delimiter: hyphens alone, but not three at the margin; with its number from 1. Null where there is none.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="first">Whether the first line that is not blank is asked for; else one after it.</param>
    public static (int Line, string Text)? MeantAsDelimiter(string text, bool first)
    {
        int number = 0;
        bool isFirst = true;
        for (int start = text.StartsWith('\uFEFF') ? 1 : 0; start < text.Length;)
        {
            int next = DocumentBody.NextLine(text, start);
            string line = text[start..next].TrimEnd('\r', '\n', ' ', '\t');
            (start, number) = (next, number + 1);
            if (line.Length == 0) continue;
            bool isMeant = line.Length > 1 && line.AsSpan().Trim().IndexOfAnyExcept("-\u2013\u2014") < 0 && line != "---";
            if (isFirst && first) return isMeant && LooksLikeKey(text, start) ? (number, line) : null;
            if (!isFirst && isMeant) return (number, line);
            isFirst = false;
        }

        return null;
    }

    private static void Delimiters(CheckedSolution text)
    {
        bool isOpen = text.Front.IsUnterminated;
        if (MeantAsDelimiter(text.Document.Text, first: !isOpen) is { } meant)
            text.Add(SolutionProblem.Delimiter, meant.Line, CheckSeverity.Error, $"The line '{meant.Text.Trim()}' is no delimiter, so there is no front matter to any reader.", "Write exactly '---'" + Again);
        else if (isOpen) text.Add(SolutionProblem.Delimiter, 1, CheckSeverity.Error, "The front matter has no closing line '---', so the whole file is read as text.", "Add a line '---' after the last field" + Again);
        else text.Add(SolutionProblem.NoFrontMatter, 1, CheckSeverity.Error, "There is no front matter, so the document is found by its words alone.", "Add one with module, date, problem_type, component and severity");
    }

    private static void Refused(CheckedSolution text)
    {
        foreach (YamlTrap trap in text.Refused)
        {
            string why = trap.Id == SolutionProblem.Colon ? "has a colon and a blank in it" : $"begins with {trap.Value[0]}, which YAML keeps for itself";
            text.Add(trap.Id, trap.Line, CheckSeverity.Error, $"The value {why}; no field of the document can be read.", trap.IsCertain ? $"{Quote}: {YamlText.Scalar(trap.Value)}" : $"{Quote}, as far as it goes; until then nothing else of the front matter is repaired");
        }

        if (text.Map is not null) return;
        (int line, string reason) = Fault(text);
        text.Add(SolutionProblem.Yaml, line, CheckSeverity.Error, $"The front matter is not valid YAML, so no field can be read: {reason}", "Put it right" + Again);
    }

    // "'file' line 3: reason." is the form of every such message.
    private static (int Line, string Reason) Fault(CheckedSolution text)
    {
        string message = text.YamlFault!.Message, mark = $"'{text.File}' line ";
        if (!message.StartsWith(mark, StringComparison.Ordinal)) return (text.Front.YamlLine, message);
        int colon = message.IndexOf(": ", mark.Length, StringComparison.Ordinal);
        return colon > 0 && int.TryParse(message.AsSpan(mark.Length, colon - mark.Length), CultureInfo.InvariantCulture, out int line) ? (line, message[(colon + 2)..]) : (text.Front.YamlLine, message);
    }

    private static void Twice(CheckedSolution text)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((YamlScalar key, _) in text.Map?.Entries ?? [])
        {
            if (!lines.TryAdd(key.Value, key.Line))
                text.Add(SolutionProblem.KeyTwice, key.Line, CheckSeverity.Error, $"The key '{key.Value}' stands twice, also in line {lines[key.Value]}; most readers take the last one, some none.", "Keep one of them");
        }
    }

    // What YAML reads without a word, though not as it was meant.
    private static void Silent(CheckedSolution text)
    {
        if (text.Map is null) return;
        string[] lines = text.Front.Yaml.Split('\n');
        foreach ((YamlScalar key, _) in text.Map.Entries)
        {
            char sign = FirstSign(lines, key.Line - text.Front.YamlLine);
            bool isTold = text.Refused.Any(trap => trap.Line == key.Line);
            if (isTold || SolutionSchema.Field(key.Value) is null || sign is not ('!' or '&' or '*')) continue;
            text.Add(SolutionProblem.Indicator, key.Line, CheckSeverity.Warning, $"The value of '{key.Value}' begins with {sign}, which YAML takes for {(sign == '!' ? "a tag" : sign == '&' ? "an anchor" : "an alias")}.", Quote);
        }

        foreach (YamlTrap trap in YamlTraps.Misread(text.Front, text.Map))
        {
            string message = trap.Id == SolutionProblem.Colon
                ? "The item has a colon and a blank in it, so YAML reads a key with a value instead of a text."
                : $"The value ends before '{trap.Value[trap.Value.IndexOf(" #", StringComparison.Ordinal)..].Trim()}', which YAML takes for a comment.";
            text.Add(trap.Id, trap.Line, CheckSeverity.Warning, message, trap.IsCertain ? $"{Quote}: {YamlText.Scalar(trap.Value)}" : "Put it in quotes if it is part of the value");
        }
    }

    private static char FirstSign(string[] lines, int index)
    {
        if (index < 0 || index >= lines.Length) return ' ';
        int colon = lines[index].IndexOf(':', StringComparison.Ordinal);
        ReadOnlySpan<char> value = colon < 0 ? "" : lines[index].AsSpan(colon + 1).Trim();
        return value.IsEmpty ? ' ' : value[0];
    }

    private static bool LooksLikeKey(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
        return end > start && end < text.Length && text[end] == ':';
    }

    private static bool IsOnlyComments(string yaml) => yaml.Split('\n').All(line => line.AsSpan().Trim() is { IsEmpty: true } or ['#', ..]);
}
