using System.Text;
using System.Text.RegularExpressions;

namespace VtOperate.Core.History;

/// <summary>What to look for in what commits changed, as <c>git log -S</c> and <c>git log -G</c> look for it: merges are left out and renamed files are two files (<c>--no-merges --no-renames</c>).</summary>
public sealed class Pickaxe
{
    private readonly byte[] _text;
    private readonly Regex? _pattern;

    private Pickaxe(byte[] text, Regex? pattern) => (_text, _pattern) = (text, pattern);

    /// <summary>Commits that change how often a text occurs in a file (<c>-S</c>).</summary>
    /// <param name="text">The text, which is compared letter by letter as UTF-8.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static Pickaxe ForText(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new Pickaxe(Encoding.UTF8.GetBytes(text), null);
    }

    /// <summary>Commits that add or remove a line with a match (<c>-G</c>).</summary>
    /// <param name="pattern">The pattern, one that cannot backtrack.</param>
    public static Pickaxe ForLines(Regex pattern) => new([], pattern);

    internal bool LooksAtLines => _pattern is not null;

    /// <summary>How often the text occurs; occurrences do not overlap.</summary>
    internal int Count(ReadOnlySpan<byte> content) => content.Count(_text);

    /// <summary>Whether a line has a match.</summary>
    internal bool Matches(ReadOnlySpan<byte> line) => _pattern!.IsMatch(Encoding.UTF8.GetString(line.TrimEnd("\r\n"u8)));
}
