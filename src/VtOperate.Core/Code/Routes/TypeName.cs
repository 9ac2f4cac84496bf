namespace VtOperate.Core.Code.Routes;

/// <summary>A type as code writes it, taken apart: what it is a list of, and what it is given.</summary>
/// <param name="Name">Its name without what it is given.</param>
/// <param name="IsList">Whether it holds several of <paramref name="Name"/>.</param>
/// <param name="Arguments">The types it is given, as they are written.</param>
internal sealed record TypeName(string Name, bool IsList, IReadOnlyList<string> Arguments)
{
    private static readonly HashSet<string> s_lists = new(
        ["List", "IList", "IReadOnlyList", "IEnumerable", "ICollection", "IReadOnlyCollection", "Collection", "Set", "HashSet", "ISet", "ImmutableArray", "ImmutableList", "Iterable", "Flux", "list", "set", "Sequence", "Array", "ReadonlyArray", "IAsyncEnumerable", "array"], StringComparer.Ordinal);

    private static readonly HashSet<string> s_wrappers = new(["Optional", "Nullable", "JsonNullable", "ActionResult", "Task", "ValueTask", "Annotated", "Required"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> s_plain = Plain(
        ("integer", "int long short uint ulong ushort sbyte Integer Long Short BigInteger Int Int32 Int64 Int16 int8 int16 int32 int64 uint8 uint16 uint32 uint64 PositiveInt NonNegativeInt conint"),
        ("number", "float double decimal Float Double BigDecimal Decimal float32 float64 number"),
        ("boolean", "bool boolean Boolean StrictBool"),
        ("string", "string String str Guid UUID DateTime DateTimeOffset DateOnly TimeOnly TimeSpan OffsetDateTime LocalDateTime LocalDate LocalTime ZonedDateTime Instant Date date datetime time.Time uuid.UUID Uri URI URL EmailStr UUID4 HttpUrl char Character CharSequence constr"));

    /// <summary>What a contract calls it: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c>; empty where the name alone does not say.</summary>
    public string Plainly => IsList ? "array" : s_plain.GetValueOrDefault(Name, s_plain.GetValueOrDefault(Name[(Name.LastIndexOf('.') + 1)..], ""));

    /// <summary>Takes a type apart.</summary>
    public static TypeName Of(string written)
    {
        string text = written.Trim().TrimEnd('?', '!').Trim();
        foreach (string none in (string[])[" | None", "| None", " | null", " | undefined"])
        {
            if (text.EndsWith(none, StringComparison.Ordinal)) text = text[..^none.Length].Trim();
        }

        text = text.TrimStart('*', '&').Trim('"', '\'');
        if (text is "byte[]" or "[]byte") return new TypeName("string", false, []);
        if (text.StartsWith("[]", StringComparison.Ordinal)) return new TypeName(Of(text[2..]).Name, true, []);
        if (text.EndsWith("[]", StringComparison.Ordinal)) return Of(text[..^2]) with { IsList = true };
        int open = text.IndexOfAny(['<', '[']);
        if (open <= 0 || text[^1] is not ('>' or ']')) return new TypeName(text, false, []);
        string name = text[..open], inner = text[(open + 1)..^1];
        name = name[(name.LastIndexOf('.') + 1)..];
        List<string> arguments = Split(inner);
        if (arguments.Count > 0 && s_lists.Contains(name)) return Of(arguments[0]) with { IsList = true };
        return arguments.Count > 0 && s_wrappers.Contains(name) ? Of(arguments[0]) : new TypeName(name, false, arguments);
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] is '<' or '[' or '(') depth++;
            else if (text[at] is '>' or ']' or ')') depth--;
            else if (text[at] == ',' && depth == 0)
            {
                parts.Add(text[start..at].Trim());
                start = at + 1;
            }
        }

        if (start < text.Length) parts.Add(text[start..].Trim());
        return parts;
    }

    private static Dictionary<string, string> Plain(params (string Kind, string Names)[] kinds)
    {
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string kind, string names) in kinds)
        {
            foreach (string name in names.Split(' ')) made[name] = kind;
        }

        return made;
    }
}
