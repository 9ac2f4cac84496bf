namespace VtOperate.Engine.Tests.Documents;

/// <summary>Makes text that YAML would stumble over.</summary>
internal static class RandomText
{
    private static readonly string[] s_pieces =
    [
        "a", "word", " ", "  ", ": ", ":", " #", "#", "`", "'", "\"", "\\", "[", "]", "{", "}", ",", "-", "- ", "---", "...", "&", "*", "!", "|", ">", "%", "@", "?", "? ", "~", "null", "yes", "Off", "1", "0x1F", "1e3", "2026-01-01",
        "12:30", ".inf", "<<", "=", "\n", "\r\n", "\t", "\0", "\u0007", "\u0085", "\u2028", "\u2029", "\ufeff", "\ufffe", "é", "日本", "😀", "\u00a0", "\u007f", "\u200b", "\ud800", "\udc00",
    ];

    public static string Next(Random random)
    {
        string text = "";
        for (int pieces = random.Next(7); pieces > 0; pieces--) text += s_pieces[random.Next(s_pieces.Length)];
        return text;
    }

    /// <summary>The text as a file can hold it: an unpaired surrogate is U+FFFD.</summary>
    public static string Storable(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) is var stored && stored.Length == text.Length ? stored : string.Concat(text.EnumerateRunes());
}
