using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Causes;

/// <summary>The name of a frame's function as its source writes it. Pure.</summary>
/// <param name="Name">The function alone, without its type and arguments; the type for a constructor; null where the trace gives none.</param>
/// <param name="Kind">What kind of function it is.</param>
/// <param name="IsLambda">Whether the frame is that of a function without a name in the one that is named.</param>
internal readonly record struct FrameName(string? Name, FrameNameKind Kind, bool IsLambda)
{
    /// <summary>Reads the name of a frame.</summary>
    internal static FrameName Of(TraceLanguage language, string? function)
    {
        if (string.IsNullOrWhiteSpace(function)) return new FrameName(null, FrameNameKind.Anonymous, false);
        string text = function.Trim();
        if (text.StartsWith("async ", StringComparison.Ordinal)) text = text[6..];
        if (text.StartsWith("new ", StringComparison.Ordinal)) return new FrameName(Last(WithoutArguments(text[4..]), language), FrameNameKind.Constructor, false);
        bool isLambda = false;

        // block in total, closure #1 in Cart.add, anonymous fn/1 in Shop.add/2
        int inside = text.LastIndexOf(" in ", StringComparison.Ordinal);
        if (inside > 0 && language is TraceLanguage.Ruby or TraceLanguage.Swift or TraceLanguage.Elixir) (text, isLambda) = (text[(inside + 4)..], true);
        if (text is "<module>" or "<main>" or "{main}" or "<top (required)>" or "<ScriptBlock>" or "Object.<anonymous>" or "<global>" or "global code" or "<script>" || text.StartsWith("<class:", StringComparison.Ordinal))
            return new FrameName(null, FrameNameKind.TopLevel, isLambda);
        if (text is "<lambda>" or "<listcomp>" or "<genexpr>" or "<dictcomp>" or "<setcomp>" or "{closure}" or "<anonymous>" or "(anonymous)" or "anonymous" or "?" or "<unknown>" || text.EndsWith(".<anonymous>", StringComparison.Ordinal) || text.EndsWith("\\{closure}", StringComparison.Ordinal))
            return new FrameName(null, FrameNameKind.Anonymous, true);
        int alias = text.IndexOf(" [as ", StringComparison.Ordinal);
        if (alias > 0) text = text[..alias];
        if (language == TraceLanguage.Java) return Java(text, isLambda);
        text = WithoutArguments(text);
        if (language == TraceLanguage.Elixir && text.LastIndexOf('/') is var arity and > 0) text = text[..arity];
        if (language == TraceLanguage.PowerShell)
        {
            int block = text.IndexOf('<', StringComparison.Ordinal);
            if (block > 0) text = text[..block];
        }

        string[] parts = Parts(text, language);
        int last = parts.Length - 1;
        while (last > 0 && IsAdded(parts[last], language))
        {
            isLambda |= !IsHash(parts[last]);
            last--;
        }

        if (last < 0) return new FrameName(null, FrameNameKind.Anonymous, isLambda);
        string name = parts[last];
        if (name is "ctor" or "cctor" or "#ctor") return new FrameName(last > 0 ? parts[last - 1] : null, FrameNameKind.Constructor, isLambda);
        if (name is "__init__" or "constructor" or "initialize" or "__construct") return new FrameName(last > 0 ? parts[last - 1] : null, FrameNameKind.Constructor, isLambda);
        if (language == TraceLanguage.DotNet && (name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal))) name = name[4..];
        if (language == TraceLanguage.DotNet && name is "<Main>$" or "$Main" or "Main$") return new FrameName(null, FrameNameKind.TopLevel, isLambda);
        name = name.TrimEnd('!', '?', '=');
        return name.Length == 0 ? new FrameName(null, FrameNameKind.Anonymous, true) : new FrameName(name, FrameNameKind.Named, isLambda);
    }

    // lambda$total$0, Shop$total$1.invoke, <init>
    private static FrameName Java(string text, bool isLambda)
    {
        text = WithoutArguments(text);
        int dot = text.LastIndexOf('.');
        string method = dot < 0 ? text : text[(dot + 1)..], type = dot < 0 ? "" : text[..dot];
        type = type[(type.LastIndexOf('.') + 1)..];
        if (method.StartsWith("lambda$", StringComparison.Ordinal) || method.StartsWith("$anonfun$", StringComparison.Ordinal))
        {
            string[] pieces = method.Split('$', StringSplitOptions.RemoveEmptyEntries);
            return pieces.Length < 2 || char.IsAsciiDigit(pieces[1][0]) ? new FrameName(null, FrameNameKind.Anonymous, true) : new FrameName(pieces[1], FrameNameKind.Named, true);
        }

        if (method is "<init>" or "<clinit>") return new FrameName(type.Split('$') is [.., var own] && own.Length > 0 ? own : null, FrameNameKind.Constructor, isLambda);
        if (method is "invoke" or "invokeSuspend" or "apply" or "run" or "call" && type.Split('$') is { Length: >= 3 } nested && char.IsAsciiDigit(nested[^1].Length > 0 ? nested[^1][0] : 'x'))
            return new FrameName(nested[^2], FrameNameKind.Named, true);
        int synthetic = method.IndexOf('$', StringComparison.Ordinal);
        if (synthetic > 0) method = method[..synthetic];
        return new FrameName(method.Length == 0 ? null : method, method.Length == 0 ? FrameNameKind.Anonymous : FrameNameKind.Named, isLambda);
    }

    private static bool IsAdded(string part, TraceLanguage language) =>
        part.Length == 0 || part is "{{closure}}" or "{closure}" or "{closure#0}" or "<anonymous closure>" or "<anonymous>" or "<fn>" or "<" || part.StartsWith("{{", StringComparison.Ordinal) || part.StartsWith("{closure", StringComparison.Ordinal) || IsHash(part)
        || (language == TraceLanguage.Go && (part.StartsWith("func", StringComparison.Ordinal) && part.Length > 4 && char.IsAsciiDigit(part[4]) || char.IsAsciiDigit(part[0]) || part.StartsWith("gowrap", StringComparison.Ordinal)));

    // The hash at the end of Rust's names.
    private static bool IsHash(string part) => part.Length == 17 && part[0] == 'h' && part.AsSpan(1).IndexOfAnyExceptInRange('0', 'f') < 0;

    private static string Last(string text, TraceLanguage language) => Parts(text, language) is [.., var last] ? last : text;

    private static string[] Parts(string text, TraceLanguage language)
    {
        string flat = text.Replace("::", ".", StringComparison.Ordinal).Replace("->", ".", StringComparison.Ordinal);
        return language == TraceLanguage.PowerShell
            ? flat.Split([':', '.'], StringSplitOptions.RemoveEmptyEntries)
            : flat.Split(['.', '#', '+', '/', '\\', '(', ')', '*', ':'], StringSplitOptions.RemoveEmptyEntries);
    }

    // Foo.Bar(int a), foo[...], Cart<int>.add; (*Cart).Add and (anonymous namespace)::f keep theirs.
    private static string WithoutArguments(string text)
    {
        text = text.Replace("(anonymous namespace)::", "", StringComparison.Ordinal);
        int at = 0, depth = 0;
        var name = new System.Text.StringBuilder(text.Length);
        for (; at < text.Length; at++)
        {
            char sign = text[at];
            if (sign == '(' && depth == 0 && at > 0 && text[at - 1] is not ('.' or ':')) break;
            if (sign == '[' && depth == 0) break;
            if (sign == '<' && at > 0 && (char.IsLetterOrDigit(text[at - 1]) || depth > 0)) depth++;
            if (depth == 0) name.Append(sign);
            if (sign == '>' && depth > 0) depth--;
        }

        return name.ToString();
    }
}
