using System.Security.Cryptography;
using System.Text;

namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>Writes, finds and renews the parts of a post-mortem that come from the record. Pure.</summary>
internal static class FactBlocks
{
    private const string Open = "<!-- record: ", Close = "<!-- /record -->", Tail = " -->";

    /// <summary>A part as it stands in a new document, its lines ending with LF.</summary>
    /// <param name="name">What it is about, one word.</param>
    /// <param name="content">What the record says, ending with LF.</param>
    internal static string Write(string name, string content) => $"{Open}{name} {MarkOf(content)}{Tail}\n{content}{Close}\n";

    /// <summary>The parts in a text, in their order. One that is not closed, or has no mark, is no part.</summary>
    internal static List<FactBlock> Find(string text)
    {
        List<FactBlock> found = [];
        for (int at = text.IndexOf(Open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Open, at + 1, StringComparison.Ordinal))
        {
            int head = at + Open.Length, tail = text.IndexOf(Tail, head, StringComparison.Ordinal), line = text.IndexOf('\n', head);
            if (tail < 0 || line < 0 || tail > line) continue;
            string[] words = text[head..tail].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int end = text.IndexOf(Close, line, StringComparison.Ordinal), next = text.IndexOf(Open, line, StringComparison.Ordinal);
            if (words.Length != 2 || end < 0 || (next >= 0 && next < end)) continue;
            found.Add(new FactBlock(words[0], line + 1, end, words[1], text.IndexOf(words[1], head + words[0].Length, StringComparison.Ordinal)));
        }

        return found;
    }

    /// <summary>The text with the newest facts in every part that nobody edited.</summary>
    /// <param name="text">The document, with whatever line ends it has.</param>
    /// <param name="facts">What the record says now, by name, each ending with LF.</param>
    /// <param name="kept">Takes the names of edited parts about which the record says something else now.</param>
    internal static string Renew(string text, IReadOnlyDictionary<string, string> facts, List<string> kept)
    {
        string lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        List<FactBlock> blocks = Find(text);
        for (int i = blocks.Count - 1; i >= 0; i--)
        {
            FactBlock block = blocks[i];
            if (!facts.TryGetValue(block.Name, out string? now) || MarkOf(now) == block.Mark) continue;
            if (MarkOf(text[block.Start..block.End]) != block.Mark)
            {
                kept.Insert(0, block.Name);
                continue;
            }

            text = text[..block.MarkStart] + MarkOf(now) + text[(block.MarkStart + block.Mark.Length)..block.Start] + now.ReplaceLineEndings(lineEnd) + text[block.End..];
        }

        return text;
    }

    private static string MarkOf(string content) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\n"))), 0, 6).ToLowerInvariant();
}
