using System.Text;

namespace VtOperate.Core.Documents;

/// <summary>A piece of text that takes the place of a range of another. Pure.</summary>
/// <param name="Start">Where the range begins.</param>
/// <param name="End">Where it ends; equal to the start for an insertion.</param>
/// <param name="Text">What stands there afterwards.</param>
internal readonly record struct TextSplice(int Start, int End, string Text)
{
    /// <summary>The text with every splice made. Splices are in ascending order and do not overlap.</summary>
    public static string Apply(string text, params TextSplice[] splices)
    {
        var result = new StringBuilder(text.Length + 64);
        int copied = 0;
        foreach (TextSplice splice in splices)
        {
            result.Append(text, copied, splice.Start - copied).Append(splice.Text);
            copied = splice.End;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
