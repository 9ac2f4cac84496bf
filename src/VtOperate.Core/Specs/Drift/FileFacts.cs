using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Drift;

/// <summary>What one file holds, as far as every rule asks for it.</summary>
/// <param name="Names">The hashes (<see cref="NameHash"/>) of every name in it, ascending, each once: identifiers, and runs of them with hyphens, points and slashes; and of those that are given a number (<see cref="GivenNames"/>).</param>
/// <param name="References">The ids of requirements in it.</param>
/// <param name="Tasks">The ids of tasks in its comments.</param>
internal sealed record FileFacts(ReadOnlyMemory<uint> Names, IReadOnlyList<CodeReference> References, IReadOnlyList<CodeReference> Tasks)
{
    private const int LongestRun = 120;

    /// <summary>Nothing.</summary>
    public static FileFacts None { get; } = new(default, [], []);

    /// <summary>Reads a text; one pass, and a second one where it names requirements.</summary>
    /// <param name="text">The text.</param>
    /// <param name="family">Its language.</param>
    /// <param name="names">Room for names, used again for every file.</param>
    public static FileFacts Of(string text, CodeFamily family, HashSet<uint> names)
    {
        names.Clear();
        for (int at = 0; at < text.Length;)
        {
            if (IsName(text[at])) at = Run(text, at, names);
            else at++;
        }

        GivenNames.AddTo(text, names);
        uint[] sorted = [.. names];
        Array.Sort(sorted);
        return new FileFacts(sorted, CodeReference.In(text, family), CodeReference.TasksIn(text, family));
    }

    /// <summary>Whether the file holds a name.</summary>
    public bool Has(uint name) => Names.Span.BinarySearch(name) >= 0;

    // "api/order-items/total": the identifiers api, order, items, total; with hyphens order-items; with slashes every beginning.
    private static int Run(string text, int start, HashSet<uint> names)
    {
        ulong word = NameHash.Start, joined = NameHash.Start, run = NameHash.Start;
        int at = start, wordFrom = start, joinedFrom = start;
        while (true)
        {
            char sign = text[at];
            word = NameHash.Add(word, sign);
            joined = NameHash.Add(joined, sign);
            run = NameHash.Add(run, sign);
            at++;
            if (at < text.Length && IsName(text[at])) continue;
            if (at - wordFrom > 1) names.Add(NameHash.Fold(word));
            bool goesOn = at + 1 < text.Length && IsName(text[at + 1]) && at - start < LongestRun;
            if (goesOn && text[at] == '-')
            {
                at++;
                (word, wordFrom) = (NameHash.Start, at);
                continue;
            }

            if (joinedFrom < wordFrom) names.Add(NameHash.Fold(joined));
            if (joinedFrom > start) names.Add(NameHash.Fold(run));
            if (!goesOn || text[at] is not ('.' or '/' or ':')) return at;
            run = NameHash.Add(run, text[at]);
            at++;
            (word, wordFrom) = (joined, joinedFrom) = (NameHash.Start, at);
        }
    }

    private static bool IsName(char sign) => sign < 128 ? char.IsAsciiLetterOrDigit(sign) || sign == '_' : char.IsLetterOrDigit(sign);
}
