namespace VtOperate.Core.Documents;

/// <summary>Backticks that hold any text as code in Markdown: one more than the text has in a row. Pure.</summary>
internal static class MarkdownFence
{
    /// <summary>The backticks that go around a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="least">How many there are at least: three for a block, one for a span.</param>
    public static string Around(string text, int least)
    {
        int longest = 0, run = 0;
        foreach (char sign in text)
        {
            run = sign == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('`', Math.Max(least, longest + 1));
    }
}
