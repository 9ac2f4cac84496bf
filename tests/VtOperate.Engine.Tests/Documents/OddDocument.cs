using System.Text;

namespace VtOperate.Engine.Tests.Documents;

/// <summary>Makes documents as people and tools leave them: every quoting, comments, any line end, byte order marks, doubled keys, several lines, other scripts. The same seed makes the same.</summary>
internal sealed class OddDocument(Random random)
{
    private static readonly string[] s_keys = ["title", "module", "date", "category", "problem_type", "component", "symptoms", "root_cause", "severity", "tags", "status", "created-at", "Owner", "x", "größe", "\"quoted key\"", "'single key'", "note 2"];

    private static readonly string[] s_plain =
    [
        "redis", "Connection refused", "it's", "a \"b\" c", "2026-03-01", "1.20", "0o17", "true", "null", "~", "no", "x:y", "http://a.b/c?d=e#f", "a#b", "größer 日本語 😀", "back`tick`", "- dash", "50%",
        "C:\\temp", "a, b", "a]b", "e\u0301", "(paren)", "=", "\u00a0x", ".5", "12:30:45", "trailing   ",
    ];

    private static readonly string[] s_quoted = ["\"a: b # c\"", "'it''s'", "\"esc \\n \\u00e9 \\\"q\\\"\"", "''", "\"\"", "\"日本語\"", "'# no comment'", "\"- x\"", "'a\"b'", "\"tab\\t\"", "\"]\"", "\"{{x}}\""];

    public string LineEnd { get; private set; } = "\n";

    /// <summary>A document; its front matter may be invalid YAML.</summary>
    public string Text(bool mayHaveDoubles = true)
    {
        LineEnd = random.Next(4) switch { 0 => "\r\n", 1 => random.Next(4) == 0 ? "\r" : "\n", _ => "\n" };
        bool isMixed = random.Next(6) == 0;
        var text = new StringBuilder("---").Append(LineEnd);
        string indent = random.Next(12) == 0 ? "  " : "";
        var left = s_keys.ToList();
        for (int count = random.Next(8); count > 0 && left.Count > 0; count--)
        {
            string key = left[random.Next(left.Count)];
            if (!mayHaveDoubles || random.Next(8) > 0) left.Remove(key);
            if (random.Next(5) == 0) text.Append(random.Next(3) switch { 0 => "# a comment: with a colon", 1 => "", _ => "   # indented" }).Append(LineEnd);
            text.Append(indent).Append(key).Append(random.Next(10) == 0 ? " :" : ":");
            Value(text, indent);
            if (isMixed && random.Next(2) == 0) LineEnd = LineEnd == "\n" ? "\r\n" : "\n";
        }

        if (random.Next(6) == 0) text.Append("# last").Append(LineEnd);
        text.Append("---").Append(random.Next(8) == 0 ? "  " : "");
        for (int lines = random.Next(5); lines > 0; lines--) text.Append(LineEnd).Append(random.Next(4) switch { 0 => "# Title", 1 => "", 2 => "- item `code` [l](x.md)", _ => "tags: not a field\ttext" });
        if (random.Next(3) > 0) text.Append(LineEnd);
        return text.ToString();
    }

    /// <summary>The bytes of a text, with or without a mark, in UTF-8 or UTF-16, now and then with bytes that mean nothing.</summary>
    public byte[] Bytes(string text)
    {
        if (random.Next(10) == 0) return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
        if (random.Next(20) == 0) return [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text), .. random.Next(2) == 0 ? (byte[])[65] : []];
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(8) == 0) bytes = [.. Encoding.UTF8.GetPreamble(), .. bytes];
        for (int wrong = random.Next(8) == 0 ? random.Next(1, 4) : 0; wrong > 0 && bytes.Length > 0; wrong--) bytes[random.Next(bytes.Length)] = (byte)random.Next(128, 256);
        return bytes;
    }

    private void Value(StringBuilder text, string indent)
    {
        switch (random.Next(14))
        {
            case 0:
                text.Append(random.Next(2) == 0 ? "" : "  # empty").Append(LineEnd);
                return;
            case 1:
                text.Append(random.Next(2) == 0 ? " |" : " >-").Append(random.Next(4) == 0 ? "+"[..0] + " # header" : "").Append(LineEnd);
                for (int lines = random.Next(1, 4); lines > 0; lines--) text.Append(indent).Append("  ").Append(random.Next(3) == 0 ? "# text, no comment" : "line: of a block").Append(LineEnd);
                if (random.Next(4) == 0) text.Append(LineEnd);
                return;
            case 2:
                text.Append(" \"first").Append(LineEnd).Append(indent).Append("  # second\"").Append(Comment()).Append(LineEnd);
                return;
            case 3:
                text.Append(" first word").Append(LineEnd).Append(indent).Append("  second word").Append(Comment()).Append(LineEnd);
                return;
            case 4:
                text.Append(LineEnd).Append(indent).Append("  below the key").Append(LineEnd);
                return;
            case 5:
                text.Append(random.Next(4) switch { 0 => " &anchor value", 1 => " !!str 2024", 2 => " {a: 1, b: [x]}", _ => " [[a], b]" }).Append(LineEnd);
                return;
            case 6 or 7:
                text.Append(Comment()).Append(LineEnd);
                string dash = random.Next(2) == 0 ? "  - " : random.Next(2) == 0 ? "- " : "    -   ";
                for (int items = random.Next(1, 5); items > 0; items--)
                {
                    text.Append(indent).Append(dash).Append(Scalar()).Append(Comment()).Append(LineEnd);
                    if (random.Next(8) == 0) text.Append(indent).Append("  # between").Append(LineEnd);
                }

                return;
            case 8 or 9:
                text.Append(" [").Append(random.Next(4) == 0 ? " " : "");
                for (int items = random.Next(0, 5), i = 0; i < items; i++) text.Append(i == 0 ? "" : random.Next(5) == 0 ? "," + LineEnd + "    " : ", ").Append(Scalar().Trim());
                text.Append(random.Next(6) == 0 ? "," : "").Append(']').Append(Comment()).Append(LineEnd);
                return;
            default:
                text.Append(random.Next(8) == 0 ? "\t" : " ").Append(Scalar()).Append(Comment()).Append(LineEnd);
                return;
        }
    }

    private string Scalar() => random.Next(3) == 0 ? s_quoted[random.Next(s_quoted.Length)] : s_plain[random.Next(s_plain.Length)];

    private string Comment() => random.Next(5) == 0 ? "  # why: because" : "";
}
