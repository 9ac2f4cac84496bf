using System.Buffers;

namespace VtOperate.Core.Bugs.Probes;

/// <summary>Finds in a check what may be the path of a file: whole arguments, and the words of a line that a shell reads. Pure.</summary>
public static class CheckWords
{
    private static readonly SearchValues<char> s_ends = SearchValues.Create(" \t\r\n\"'`;|&()<>{}[],");

    /// <summary>What may name a file in a program and its arguments, each once, in their order.</summary>
    /// <param name="program">The program; a bare name is looked for in the folders of <c>PATH</c> and names no file here.</param>
    /// <param name="arguments">Its arguments.</param>
    public static IReadOnlyList<string> OfCommand(string program, IReadOnlyList<string> arguments)
    {
        List<string> words = [];
        if (program.AsSpan().IndexOfAny('/', '\\') >= 0) Add(words, program);
        foreach (string argument in arguments)
        {
            Add(words, argument);
            if (argument.AsSpan().IndexOfAny(s_ends) >= 0) AddAll(words, argument);
        }

        return words;
    }

    /// <summary>What may name a file in a script, each once, in the order of the text.</summary>
    /// <param name="script">The text.</param>
    public static IReadOnlyList<string> OfScript(string script)
    {
        List<string> words = [];
        AddAll(words, script);
        return words;
    }

    private static void AddAll(List<string> words, string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int length = text.AsSpan(at).IndexOfAny(s_ends);
            if (length < 0) length = text.Length - at;
            if (length > 0) Add(words, text.Substring(at, length));
            at += length + 1;
        }
    }

    // tests/cart.py::total names a test in a file, --file=tests/cart.py a file in an option.
    private static void Add(List<string> words, string word)
    {
        foreach (string start in (string[])["$PWD/", "$PWD\\", "${PWD}/"])
        {
            if (word.StartsWith(start, StringComparison.OrdinalIgnoreCase)) word = word[start.Length..];
        }

        AddOne(words, word);
        int colons = word.IndexOf("::", StringComparison.Ordinal), sign = word.IndexOf('=', StringComparison.Ordinal);
        if (colons > 0) AddOne(words, word[..colons]);
        if (sign > 0) Add(words, word[(sign + 1)..]);
    }

    private static void AddOne(List<string> words, string word)
    {
        if (word.Length > 0 && !words.Contains(word)) words.Add(word);
    }
}
