namespace VtOperate.Core.Traces;

/// <summary>
/// Elixir and Erlang: <c>** (RuntimeError) no cart</c> and below it, indented and newest first, <c>(shop 0.1.0) lib/cart.ex:12: Shop.Cart.total/1</c>; Erlang's own
/// <c>in function cart:total/1 (src/cart.erl, line 12)</c>.
/// </summary>
internal sealed class ElixirForm : ITraceForm
{
    private const int MaxMessageLines = 20;

    private static readonly string[] s_files = [".ex", ".exs", ".erl", ".eex", ".heex", ".leex", ".yrl", ".hrl", "iex"];
    private static readonly string[] s_calls = ["in function ", "in call from ", "called from "];

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.Elixir;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        if (content.Length < 6) return false;
        return content[0] is '*' or '(' or ':' or 'i' || char.IsLetter(content[0]) ? IsHead(content, out _, out _) || TryRead(content, out _, out _) : false;
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (TryRead(text, out _, out _) || (block.Phase > 0 && TryReadBare(text, out _, out _)))
        {
            block.Phase = 1;
            return TraceFit.Belongs;
        }

        if (block.Phase == 0 && block.Count++ < MaxMessageLines && !LogPrefix.StartsRecord(content)) return block.Count == 1 ? TraceFit.Belongs : TraceFit.Perhaps;
        return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var top = new TraceBuilder(Language);
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (top.InputLine == 0) top.InputLine = line.Number;
            if (TryRead(text, out FrameParts parts, out Range? module) || TryReadBare(text, out parts, out module))
            {
                top.Frames.Add(new TraceFrame
                {
                    Function = parts.Function is { } function ? text[function].ToString() : null,
                    Module = module is { } application ? text[application].ToString() : null,
                    File = parts.File is { } file ? text[file].ToString() : null,
                    Line = parts.Line,
                    Text = text.ToString(),
                    InputLine = line.Number,
                });
            }
            else if (top.Type is null && IsHead(text, out Range type, out int message))
            {
                top.Type = text[type].ToString();
                if (message < text.Length) top.AddMessage(text[message..]);
            }
            else if (top.Frames.Count == 0)
            {
                top.AddMessage(line.Content.TrimEnd());
            }
        }

        if (top.Frames.Count == 0 || (top.Type is null && top.Frames.Count == 1)) return null;
        if (top.Type is null) TakeHead(block, top);
        return top;
    }

    private static void TakeHead(TraceBlock block, TraceBuilder top)
    {
        for (int i = block.Before.Count - 1; i >= 0 && i > block.Before.Count - 8; i--)
        {
            ReadOnlySpan<char> text = block.Before[i].Trimmed;
            if (!text.StartsWith("** ", StringComparison.Ordinal)) continue;
            if (text.StartsWith("** exception ", StringComparison.Ordinal)) text = text["** exception ".Length..];
            int colon = text.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0) top.Type = text[..colon].ToString();
            top.AddMessage(colon > 0 ? text[(colon + 2)..] : text);
            top.InputLine = block.Before[i].Number;
            return;
        }

        HeaderSearch.TakeLineBefore(block, top);
    }

    /// <summary><c>** (Shop.CartError) no cart</c>, <c>** (EXIT from #PID&lt;0.1.0&gt;) ...</c>.</summary>
    private static bool IsHead(ReadOnlySpan<char> text, out Range type, out int message)
    {
        type = default;
        message = text.Length;
        if (!text.StartsWith("** (", StringComparison.Ordinal)) return false;
        int close = text.IndexOf(')');
        if (close < 6 || !char.IsUpper(text[4])) return false;
        foreach (char c in text[4..close])
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '_' or ' ' or '#' or '<' or '>')) return false;
        }

        type = 4..close;
        message = close + 1;
        while (message < text.Length && text[message] == ' ') message++;
        return true;
    }

    private static bool TryRead(ReadOnlySpan<char> text, out FrameParts parts, out Range? module)
    {
        module = null;
        if (TryReadErlang(text, out parts)) return true;
        int start = Application(text, out module);
        int colon = text[start..].IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0) return false;
        int end = start + colon, digits = FrameParts.DigitsAtEnd(text[start..end]), file = end - digits - 1;
        if (digits == 0 || file <= start || text[file] != ':' || text[start..file].IndexOf(' ') >= 0) return false;
        bool known = false;
        foreach (string ending in s_files) known |= text[start..file].EndsWith(ending, StringComparison.Ordinal);
        if (!known || !IsFunction(text[(end + 2)..])) return false;
        parts = new FrameParts((end + 2)..text.Length, start..file, FrameParts.Number(text[(file + 1)..end]), null, IsCertain: true);
        return true;
    }

    /// <summary>A frame without a file: <c>(stdlib 3.17) :lists.map/2</c>, <c>:erlang.binary_to_integer("x")</c>.</summary>
    private static bool TryReadBare(ReadOnlySpan<char> text, out FrameParts parts, out Range? module)
    {
        parts = default;
        int start = Application(text, out module);
        if (start == text.Length || text[start..].IndexOf('.') <= 0 || !IsFunction(text[start..])) return false;
        if (start == 0 && text[0] != ':') return false;
        parts = new FrameParts(start..text.Length, null, null, null, IsCertain: false);
        return true;
    }

    private static bool TryReadErlang(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        foreach (string words in s_calls)
        {
            if (!text.StartsWith(words, StringComparison.Ordinal)) continue;
            int start = words.Length;
            while (start < text.Length && text[start] == ' ') start++;
            int place = text.LastIndexOf(" (", StringComparison.Ordinal), comma = text.LastIndexOf(", line ", StringComparison.Ordinal);
            if (place <= start || comma <= place || text[^1] != ')') return false;
            int end = place;
            while (end > start && text[end - 1] == ' ') end--;
            parts = new FrameParts(start..end, (place + 2)..comma, FrameParts.Number(text[(comma + 7)..^1]), null, IsCertain: true);
            return text[start..end].Contains(':') || text[start..end].Contains('/');
        }

        return false;
    }

    /// <summary>Where the text behind <c>(application 1.2.3) </c> starts.</summary>
    private static int Application(ReadOnlySpan<char> text, out Range? name)
    {
        name = null;
        if (text.IsEmpty || text[0] != '(') return 0;
        int close = text.IndexOf(") ", StringComparison.Ordinal);
        if (close < 2) return 0;
        int end = 1;
        while (end < close && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        if (end != close && text[end] != ' ') return 0;
        name = 1..end;
        return close + 2;
    }

    private static bool IsFunction(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return false;
        if (text is "(file)" or "(test)" or "(module)") return true;
        if (text.StartsWith("anonymous fn/", StringComparison.Ordinal)) return true;
        bool arity = text.LastIndexOf('/') is var slash and > 0 && slash + 1 < text.Length && FrameParts.DigitsAtEnd(text) == text.Length - slash - 1;
        return (arity || text[^1] == ')') && (char.IsLetter(text[0]) || text[0] is ':' or '_') && text.IndexOf("  ", StringComparison.Ordinal) < 0;
    }
}
