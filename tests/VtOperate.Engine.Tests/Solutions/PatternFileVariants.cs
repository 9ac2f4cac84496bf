using System.Text;

namespace VtOperate.Engine.Tests.Solutions;

/// <summary>Makes critical-patterns files in every form the field uses, well-formed and not.</summary>
internal static class PatternFileVariants
{
    private static readonly string[] s_heads =
    [
        "", "# Critical patterns\n\nText.\n\n", "---\ntitle: Patterns # not a comment\nodd: [1, {a: b}]\n---\n\n# Patterns\n\n", "# P\n\n_No patterns promoted yet. Run `/learn`._\n", "# P\n\n<!-- Use the template\nat x -->\n\n",
        "# Kritische Muster \u00e4\u00f6\u00fc \u6f22\u5b57 \ud83d\ude80\n\n",
    ];

    private static readonly string[] s_entries =
    [
        "## {0}. Bound every pool {0} (ALWAYS REQUIRED)\n\n### \u274c WRONG (drains)\n```csharp\nnew Pool();\n```\n\n### \u2705 CORRECT\n```csharp\nnew Pool(20);\n```\n\n**Why:** It drains.\n\n**Placement/Context:** everywhere\n\n**Documented in:** `docs/solutions/a/x{0}.md`\n",
        "## Pattern {0}: Use codes\n\n**Common symptom:** codes do not match\n\n\u274c WRONG - Using codes directly:\n```python\nx = 1\n```\n```python\ny = 2\n```\n\n\u2705 CORRECT - Map:\n~~~\nx = map(1)\n~~~\n\n**Examples:**\n- [x.md](./a/x{0}.md)\n- [y.md](../a/y{0}.md)\n\n---\n",
        "## #{0} Normalise `strings`\nWRONG: as they come\n\nCORRECT: normalised\n\n**Key principle:** Normalise first.\n**Note:** odd\n\n**Recurrence:** 2026-01-02, again\n",
        "### {0}) Nested\n\n> quoted\n\n**Problem:** p\n\n**Rule:** r\n\n**Detection:** grep -n\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<details><summary>More</summary>\n\nText\n\n</details>\n",
        "## {0}. List at the end\n\n**Why:** w\n\n**Documented in:**\n\n* [One](/docs/solutions/a/x{0}.md)\n  continued\n* `docs/solutions/a/y{0}.md`\n\n**Promoted:** 2026-01-01\n",
        "## {0}. No links {0}\n\n### WRONG\n\n    indented code\n\n### CORRECT\n\nSee a/x{0}.md for more.\n***\n",
    ];

    private static readonly string[] s_tails = ["", "\n", "\n\n\n", "\n## How to add patterns\n\nWith care.\n", "\n---\n\n*Last updated: yesterday*", "\n```\nan open fence", "\n<!-- an open comment", "   \t", "\n- a list\n  - deeper", "\n[ref]: https://example.org\n"];

    /// <summary>The bytes of one file.</summary>
    public static byte[] Make(Random random)
    {
        var text = new StringBuilder(s_heads[random.Next(s_heads.Length)]);
        int count = random.Next(5), number = random.Next(1, 9);
        for (int i = 0; i < count; i++)
        {
            string entry = s_entries[random.Next(s_entries.Length)].Replace("{0}", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            text.Append(entry).Append(random.Next(4) == 0 ? "---\n\n" : "\n");
            number += random.Next(1, 4);
        }

        text.Append(s_tails[random.Next(s_tails.Length)]);
        string lines = random.Next(4) switch
        {
            0 => text.Replace("\n", "\r\n").ToString(),
            1 => Mixed(text.ToString(), random),
            _ => text.ToString(),
        };
        return random.Next(8) switch
        {
            0 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(lines)],
            1 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(lines)],
            2 => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(lines)],
            3 => Torn(Encoding.UTF8.GetBytes(lines), random),
            _ => Encoding.UTF8.GetBytes(lines),
        };
    }

    private static string Mixed(string text, Random random)
    {
        var mixed = new StringBuilder();
        foreach (char sign in text) mixed.Append(sign == '\n' && random.Next(3) == 0 ? "\r\n" : sign.ToString());
        return mixed.ToString();
    }

    // Bytes of another encoding in the middle of a word.
    private static byte[] Torn(byte[] bytes, Random random)
    {
        if (bytes.Length == 0) return bytes;
        int at = random.Next(bytes.Length);
        return [.. bytes[..at], 0xE9, 0xFF, .. bytes[at..]];
    }
}
