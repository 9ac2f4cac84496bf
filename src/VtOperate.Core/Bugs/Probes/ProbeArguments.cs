using System.Text;

namespace VtOperate.Core.Bugs.Probes;

/// <summary>
/// Puts values into the arguments of a check. <c>{word}</c> as a whole argument becomes one argument a value (none for no value); inside a longer argument the values are joined by a blank.
/// <c>{word:,}</c> joins them by what stands after the colon, also as a whole argument. Braces around anything that is no word of this run stay as they are.
/// </summary>
public static class ProbeArguments
{
    /// <summary>The arguments with the values in them.</summary>
    /// <param name="arguments">The arguments as they were given.</param>
    /// <param name="values">The values by the word without braces; the empty word is <c>{}</c>.</param>
    public static IReadOnlyList<string> Fill(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        if (values.Count == 0) return arguments;
        var filled = new List<string>(arguments.Count);
        foreach (string argument in arguments)
        {
            if (TryFind(argument, 0, values, out Place place) && place is { Start: 0, Separator: null } && place.End == argument.Length) filled.AddRange(place.Values);
            else filled.Add(Fill(argument, values));
        }

        return filled;
    }

    /// <summary>Whether a word stands in one of the arguments.</summary>
    /// <param name="arguments">The arguments as they were given.</param>
    /// <param name="word">The word without braces; empty for <c>{}</c>.</param>
    public static bool Names(IReadOnlyList<string> arguments, string word)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [word] = [] };
        foreach (string argument in arguments)
        {
            if (TryFind(argument, 0, values, out _)) return true;
        }

        return false;
    }

    /// <summary>The arguments with <c>{}</c> in place of a path, where nothing there is <c>{}</c> already; the same list where none is that path.</summary>
    /// <param name="arguments">The arguments as they were given.</param>
    /// <param name="path">The path of what is replaced, absolute.</param>
    /// <param name="folder">The folder that relative paths among the arguments count from, absolute.</param>
    public static IReadOnlyList<string> WithPlaceFor(IReadOnlyList<string> arguments, string path, string folder)
    {
        if (Names(arguments, "")) return arguments;
        string[] placed = [.. arguments.Select(argument => Place(argument))];
        return placed.SequenceEqual(arguments) ? arguments : placed;

        string Place(string argument)
        {
            int value = argument.StartsWith('-') ? argument.IndexOf('=', StringComparison.Ordinal) + 1 : 0;
            return IsPath(argument[value..]) ? argument[..value] + "{}" : argument;
        }

        bool IsPath(string text) => text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal)
            && string.Equals(Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, folder)), path, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
    }

    private static string Fill(string argument, IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        StringBuilder? filled = null;
        int copied = 0;
        while (TryFind(argument, copied, values, out Place place))
        {
            filled ??= new StringBuilder(argument.Length);
            filled.Append(argument, copied, place.Start - copied).AppendJoin(place.Separator ?? " ", place.Values);
            copied = place.End;
        }

        return filled is null ? argument : filled.Append(argument, copied, argument.Length - copied).ToString();
    }

    private static bool TryFind(string argument, int from, IReadOnlyDictionary<string, IReadOnlyList<string>> values, out Place place)
    {
        for (int start = argument.IndexOf('{', from); start >= 0; start = argument.IndexOf('{', start + 1))
        {
            int end = argument.IndexOf('}', start);
            if (end < 0) break;
            int colon = argument.IndexOf(':', start, end - start);
            string word = argument[(start + 1)..(colon < 0 ? end : colon)];
            if (!values.TryGetValue(word, out IReadOnlyList<string>? found)) continue;
            place = new Place(start, end + 1, colon < 0 ? null : argument[(colon + 1)..end], found);
            return true;
        }

        place = default;
        return false;
    }

    private readonly record struct Place(int Start, int End, string? Separator, IReadOnlyList<string> Values);
}
