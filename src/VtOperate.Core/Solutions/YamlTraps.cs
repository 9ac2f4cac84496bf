using System.Buffers;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Solutions;

/// <summary>Finds values of a front matter that stand without quotes and need them, because YAML refuses them or reads something else.</summary>
/// <param name="yaml">Reads YAML.</param>
internal sealed class YamlTraps(IYamlReader yaml)
{
    private static readonly SearchValues<char> s_afterBlock = SearchValues.Create("+-0123456789 ");
    private static readonly char[] s_indicators = ['`', '@', '%', '*', '&', '!', '[', '{', '|', '>', '?', ',', ']', '}', '"', '\''];

    /// <summary>The values that stand on one line and that YAML refuses, in the order of the lines.</summary>
    /// <param name="front">The document.</param>
    public IReadOnlyList<YamlTrap> Refused(FrontMatter front)
    {
        var traps = new List<YamlTrap>();
        int number = front.YamlLine, blockIndent = -1;
        for (int start = 0; start < front.Yaml.Length; number++)
        {
            int end = YamlTokens.LineEnd(front.Yaml, start, front.Yaml.Length);
            string line = front.Yaml[start..end];
            start = YamlTokens.NextLine(front.Yaml, start, front.Yaml.Length);
            int indent = line.Length - line.AsSpan().TrimStart(' ').Length;
            if (blockIndent >= 0 && (line.AsSpan().IsWhiteSpace() || indent > blockIndent)) continue;
            blockIndent = -1;
            if (ValueStart(line) is not { } at) continue;
            string value = line[at..].TrimEnd();
            if (value[0] is '|' or '>' && value.AsSpan(1).IndexOfAnyExcept(s_afterBlock) < 0)
            {
                blockIndent = indent;
                continue;
            }

            if (IsOneText(value) && Trap(value) is { } id && IsRefused(value)) traps.Add(new YamlTrap(id, number, at + 1, value, IsCertain: !HasComment(value)));
        }

        return traps;
    }

    /// <summary>The front matter as it reads with these values in quotes, every key in its line; null when it is not valid even so, or would be read as anything but keys with values.</summary>
    public YamlMap? Quoted(FrontMatter front, IReadOnlyList<YamlTrap> traps)
    {
        if (traps.Count == 0) return null;
        string quoted = TextSplice.Apply(front.Yaml, Splices(front, traps));
        try
        {
            return yaml.Read(quoted, "", front.YamlLine) as YamlMap;
        }
        catch (OperationException refused) when (refused.Id == ErrorId.YamlInvalid)
        {
            return null;
        }
    }

    /// <summary>The splices in the YAML text that put values in quotes.</summary>
    public static TextSplice[] Splices(FrontMatter front, IReadOnlyList<YamlTrap> traps)
    {
        var splices = new List<TextSplice>();
        int number = front.YamlLine, next = 0;
        for (int start = 0; start < front.Yaml.Length && next < traps.Count; number++)
        {
            if (number == traps[next].Line)
            {
                int at = start + traps[next].Column - 1;
                splices.Add(new TextSplice(at, at + traps[next].Value.Length, YamlText.Scalar(traps[next].Value)));
                next++;
            }

            start = YamlTokens.NextLine(front.Yaml, start, front.Yaml.Length);
        }

        return [.. splices];
    }

    /// <summary>The values that YAML reads without a word, though hardly as they were meant: cut at a hash, or an item of a list that became a key with a value. In the order of the lines.</summary>
    /// <param name="front">The document.</param>
    /// <param name="map">Its front matter as it is read.</param>
    public static IReadOnlyList<YamlTrap> Misread(FrontMatter front, YamlMap map)
    {
        var traps = new List<YamlTrap>();
        string[] lines = front.Yaml.Split('\n');
        foreach ((YamlScalar key, YamlNode value) in map.Entries)
        {
            if (SolutionSchema.Field(key.Value) is not { } field) continue;
            bool isProse = field.Kind is SolutionFieldKind.Text or SolutionFieldKind.List;
            foreach (YamlNode item in value is YamlList list ? list.Items : [value])
            {
                int index = item.Line - front.YamlLine;
                if (index < 0 || index >= lines.Length || item.Column < 1 || item.Column > lines[index].Length) continue;
                string rest = lines[index][(item.Column - 1)..].TrimEnd();
                if (value is YamlList && item is YamlMap { Entries.Count: 1 } pair && pair.Entries[0].Value is YamlScalar { IsPlain: true } text && rest == $"{pair.Entries[0].Key.Value}: {text.Value}")
                    traps.Add(new YamlTrap(SolutionProblem.Colon, item.Line, item.Column, rest, IsCertain: isProse));
                else if (item is YamlScalar { IsPlain: true, Value.Length: > 0 } scalar && rest.StartsWith(scalar.Value, StringComparison.Ordinal) && rest.AsSpan(scalar.Value.Length).TrimStart() is ['#', var sign, ..] && (isProse || char.IsLetterOrDigit(sign)))
                    traps.Add(new YamlTrap(SolutionProblem.Hash, item.Line, item.Column, rest, IsCertain: isProse && char.IsLetterOrDigit(sign) && YamlTokens.PlainEnd(rest, 0, rest.Length) == scalar.Value.Length));
            }
        }

        return [.. traps.DistinctBy(trap => trap.Line)];
    }

    // What nobody can have meant to go on in the next line: brackets and quotes that open close again.
    private static bool IsOneText(string value)
    {
        if (value[0] is '[' or '{')
        {
            int close = value.LastIndexOf(value[0] == '[' ? ']' : '}');
            return close > 0 && close < value.Length - 1;
        }

        if (value[0] is '"' or '\'')
        {
            int end = YamlTokens.QuotedEnd(value, 0, value.Length);
            return end > 0 && end < value.Length;
        }

        return true;
    }

    // Where the text ends and a comment begins is for a person to tell.
    private static bool HasComment(string value)
    {
        int hash = value.IndexOf(" #", StringComparison.Ordinal);
        return hash >= 0 && (hash + 2 >= value.Length || !char.IsLetterOrDigit(value[hash + 2]));
    }

    private static string? Trap(string value) =>
        Array.IndexOf(s_indicators, value[0]) >= 0 ? SolutionProblem.Indicator : value.Contains(": ", StringComparison.Ordinal) || value.EndsWith(':') ? SolutionProblem.Colon : null;

    private bool IsRefused(string value)
    {
        try
        {
            yaml.Read("key: " + value + "\n", "");
            return false;
        }
        catch (OperationException refused) when (refused.Id == ErrorId.YamlInvalid)
        {
            return true;
        }
    }

    // Where the value of "key: value" at the margin or of "- value" begins; null for any other line.
    private static int? ValueStart(string line)
    {
        int at = 0;
        while (at < line.Length && line[at] == ' ') at++;
        if (at < line.Length && line[at] == '-')
        {
            at++;
        }
        else
        {
            if (at > 0) return null;
            while (at < line.Length && (char.IsLetterOrDigit(line[at]) || line[at] is '_' or '-')) at++;
            if (at == 0 || at >= line.Length || line[at++] != ':') return null;
        }

        if (at >= line.Length || line[at] != ' ') return null;
        while (at < line.Length && line[at] is ' ' or '\t') at++;
        return at < line.Length && line[at] != '#' ? at : null;
    }
}
