using System.Buffers;

namespace VtOperate.Core.Specs.Drift;

/// <summary>A name in backticks in a requirement, which code has to hold as it stands if it does what is demanded.</summary>
/// <param name="Text">The name, without the marks around it: <c>ORDER_LIMIT</c>, <c>/v1/models</c>, <c>.db.bak</c>.</param>
/// <param name="Kind">What it is, by its form.</param>
/// <param name="Clause">The sentence it stands in.</param>
internal sealed record SpecLiteral(string Text, SpecLiteralKind Kind, string Clause)
{
    private static readonly SearchValues<char> s_cutting = SearchValues.Create("<>{}[]*…|=\"'$%?,;()#@+\\^");

    /// <summary>The literals of a text in their order, each once. Sentences about what goes, is forbidden or was hold none.</summary>
    public static IReadOnlyList<SpecLiteral> In(string text)
    {
        var found = new List<SpecLiteral>();
        foreach (string clause in Clauses(text))
        {
            if (RequirementWords.SpeaksOfAbsence(clause)) continue;
            for (int open = clause.IndexOf('`', StringComparison.Ordinal); open >= 0;)
            {
                int close = clause.IndexOf('`', open + 1);
                if (close < 0) break;
                if (Read(clause[(open + 1)..close], clause) is { } literal && !IsExample(clause, open) && !found.Exists(known => known.Text == literal.Text)) found.Add(literal);
                open = clause.IndexOf('`', close + 1);
            }
        }

        return found;
    }

    /// <summary>The sentences of a text. A full stop inside a name or a number ends none.</summary>
    public static IEnumerable<string> Clauses(string text)
    {
        int start = 0;
        bool inCode = false;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '`') inCode = !inCode;
            bool ends = !inCode && (text[at] is ';' or '。' or '；' || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || text[at + 1] == ' ')));
            if (!ends) continue;
            yield return text[start..at];
            start = at + 1;
        }

        if (start < text.Length) yield return text[start..];
    }

    private static SpecLiteral? Read(string code, string clause)
    {
        string name = code.Trim();
        bool isCall = name.EndsWith("()", StringComparison.Ordinal);
        if (isCall) name = name[..^2];

        // client.orders.list() is what somebody else's code does with the result.
        if (isCall && name.Contains('.', StringComparison.Ordinal)) return null;
        name = name.TrimStart('-').TrimEnd(':', '.');
        if (name.Length is < 4 or > 80 || name.AsSpan().IndexOfAny(s_cutting) >= 0 || name.Contains(' ', StringComparison.Ordinal) || name.Contains("...", StringComparison.Ordinal) || name.Contains("://", StringComparison.Ordinal) || name[0] == '~') return null;
        SpecLiteralKind? kind = KindOf(name, code.TrimStart().StartsWith('-'));
        return kind is null ? null : new SpecLiteral(name, kind.Value, clause);
    }

    private static SpecLiteralKind? KindOf(string name, bool isFlag)
    {
        int letters = name.Count(char.IsAsciiLetter), parts = Parts(name);
        if (letters < 3 || name.Any(sign => sign > 127)) return null;
        if (isFlag) return parts >= 2 ? SpecLiteralKind.Flag : null;
        if (name[0] == '/') return parts >= 2 ? SpecLiteralKind.Route : null;
        if (name.Contains('/', StringComparison.Ordinal)) return null;
        if (parts < 2) return null;
        bool isUpper = name.All(sign => char.IsAsciiLetterUpper(sign) || char.IsAsciiDigit(sign) || sign == '_');
        if (isUpper) return SpecLiteralKind.Constant;
        if (name[0] == '.' || IsFileName(name)) return SpecLiteralKind.FileName;
        if (name.Contains('.', StringComparison.Ordinal)) return SpecLiteralKind.Event;
        return SpecLiteralKind.Name;
    }

    private static bool IsFileName(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && name.Length - dot <= 6 && Code.CodeLanguage.OfFile(name) != Code.CodeFamily.Unknown;
    }

    // order_limit, order-limit, orderLimit, order.limit
    private static int Parts(string name)
    {
        int parts = 0;
        for (int at = 0; at < name.Length; at++)
        {
            bool begins = char.IsAsciiLetterOrDigit(name[at]) && (at == 0 || !char.IsAsciiLetterOrDigit(name[at - 1]) || (char.IsAsciiLetterUpper(name[at]) && char.IsAsciiLetterLower(name[at - 1])));
            if (begins) parts++;
        }

        return parts;
    }

    private static bool IsExample(string clause, int at)
    {
        string before = clause[Math.Max(0, at - 24)..at];
        return before.Contains("e.g", StringComparison.OrdinalIgnoreCase) || before.Contains("such as", StringComparison.OrdinalIgnoreCase) || before.Contains("example", StringComparison.OrdinalIgnoreCase) || before.Contains("like ", StringComparison.OrdinalIgnoreCase);
    }
}
