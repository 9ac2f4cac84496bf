using System.Globalization;

namespace VtOperate.Core.Traces;

/// <summary>Where in a line the parts of a frame stand, before any text is copied.</summary>
/// <param name="Function">The function, or null.</param>
/// <param name="File">The file, or null.</param>
/// <param name="Line">The line, or null.</param>
/// <param name="Column">The column, or null.</param>
/// <param name="IsCertain">Whether the text can hardly be anything but a frame; otherwise it needs company.</param>
internal readonly record struct FrameParts(Range? Function, Range? File, int? Line, int? Column, bool IsCertain)
{
    /// <summary>A number from 1, or null when it is no number, 0, or too large to be one.</summary>
    internal static int? Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    /// <summary>How many digits stand at the end of a text.</summary>
    internal static int DigitsAtEnd(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[^(count + 1)])) count++;
        return count;
    }
}
