using System.Buffers;

namespace VtOperate.Core.Code;

/// <summary>Tells what an expression takes its value from, by its signs and by names that are known; always an assumption, because nothing is run.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The variable or field (<c>this.limit</c>) to follow; the function for a call; otherwise null.</param>
/// <param name="Names">All variables in it, in their order.</param>
public sealed record ValueExpression(ValueKind Kind, string? Name, IReadOnlyList<string> Names)
{
    private static readonly SearchValues<char> s_operators = SearchValues.Create(" +*/%(");

    private static readonly HashSet<string> s_literals = Words("true false null nil none None True False undefined NULL nullptr NaN Infinity $true $false $null void 0");

    private static readonly HashSet<string> s_keywords = Words(
        "new await typeof nameof return in is as not and or if else then ref out mut const var let lambda async yield default sizeof when match do end instanceof this self base super true false null nil none None True False undefined NULL nullptr break continue case while for foreach try catch finally throw throws raise function def fn func class public private protected internal static final readonly " +
        "volatile unless elif elsif guard switch import from package using assert pass where async byte short int long float double char bool boolean string str object decimal uint ulong void auto unsigned signed usize size_t any never");

    // Give back what they were given, in another form.
    private static readonly HashSet<string> s_same = Words(
        "trim strip lstrip rstrip trimstart trimend lower upper tolower toupper tolowercase touppercase tolowerinvariant toupperinvariant tostring to_string to_s to_i to_f to_str to_sym toint tolong todouble string str int float number parseint parsefloat parse " +
        "valueof integer double decimal long bool boolean atoi tochararray clone copy getvalue value unwrap expect unwrap_or orelse orelsethrow ok toarray tolist list tuple set sorted asreadonly encode decode to_owned as_str as_ref asref into iter chars bytes " +
        "split substring slice replace normalize configureawait getawaiter getresult result first last todatetime toint32 toint64 todecimal parsedouble parselong");

    private static readonly string[] s_configuration =
        ["process.env", "os.environ", "os.getenv", "getenv", "env.fetch", "env[", "environment.getenvironmentvariable", "system.getproperty", "$env:", "configuration[", "configuration.get", "configurationmanager", "config[", "config.get", "config(", "settings[", "settings.",
         "settings(", "appsettings", "options.value", "application.get_env", "system.get_env", "env::var", "std::env::var", "viper.", "properties.get", "getproperty(", "config.", "options.current"];

    private static readonly string[] s_input =
        ["req.body", "req.query", "req.params", "req.headers", "request.", "request[", "$_get", "$_post", "$_request", "$_server", "params[", "console.readline", "sys.argv", "process.argv", "os.args", "argv[", "args[", "input(", "readline(", "read-host", "stdin", "gets.", "event.body",
         "file.read", "readfile", "file.open", "get-content", "getparameter(", "formvalue(", "ctx.request", "httpcontext.request", "json.parse", "deserialize", "json.loads", "json.load", "fetch(", "axios", "requests.get"];

    /// <summary>Reads an expression.</summary>
    public static ValueExpression Read(string text, CodeFamily family)
    {
        ArgumentNullException.ThrowIfNull(text);
        string all = text.Trim().TrimEnd(';');
        string mask = CodeMask.Of(all, family);
        Trim(ref all, ref mask, family);
        if (all.Length == 0) return new ValueExpression(ValueKind.Unknown, null, []);
        if (IsLiteral(all, mask, family)) return new ValueExpression(ValueKind.Literal, null, []);
        IReadOnlyList<string> names = Variables(mask);
        if (StartsLike(all, s_configuration)) return new ValueExpression(ValueKind.Configuration, null, names);
        if (StartsLike(all, s_input)) return new ValueExpression(ValueKind.Input, null, names);
        if (Chain(all, mask, family) is { } chain) return chain with { Names = names };
        if (names.Count == 1) return new ValueExpression(ValueKind.Name, names[0], names);
        return names.Count == 0 && mask.AsSpan().IndexOfAny('(', '"') < 0 ? new ValueExpression(ValueKind.Literal, null, []) : new ValueExpression(ValueKind.Computed, null, names);
    }

    // Everything around the value that does not change which value it is.
    private static void Trim(ref string text, ref string mask, CodeFamily family)
    {
        for (int round = 0; round < 16 && text.Length > 0; round++)
        {
            int from = 0, to = text.Length;
            foreach (string word in (string[])["await ", "return ", "ref ", "out ", "&mut ", "mut ", "try ", "try? ", "try! "])
            {
                if (text.StartsWith(word, StringComparison.Ordinal)) from = word.Length;
            }

            if (from == 0 && mask[0] is '&' or '*' or '!' or '-' or '+' && mask.Length > 1) from = 1;
            if (from == 0 && mask[0] is '(' or '[' && CodeSigns.Close(mask, 0) is var close && close > 0)
            {
                bool isCast = close + 1 < mask.Length && (CodeSigns.IsWord(mask[close + 1]) || mask[close + 1] is '$' or '"' or '(') && IsTypeName(mask.AsSpan(1, close - 1));
                if (mask[0] == '(' && close == mask.Length - 1) (from, to) = (1, close);
                else if (isCast && (mask[0] == '(' || family == CodeFamily.PowerShell)) from = close + 1;
            }

            if (mask[to - 1] is '!' or '?') to--;
            if (from == 0 && to == text.Length) return;
            string piece = text[from..to];
            (int first, int last) = CodeSigns.Trim(piece, 0, piece.Length);
            mask = mask[(from + first)..(from + last)];
            text = piece[first..last];
        }
    }

    private static bool IsLiteral(string text, string mask, CodeFamily family)
    {
        if (s_literals.Contains(text) || text is "[]" or "{}" or "()" or "@()" or "@{}") return true;
        if (char.IsAsciiDigit(mask[0])) return mask.AsSpan().IndexOfAny(s_operators) < 0;
        int quote = mask.IndexOf('"', StringComparison.Ordinal);
        if (quote is < 0 or > 2 || mask.AsSpan(0, quote).IndexOfAny('(', '.') >= 0) return text[0] == ':' && text.Length > 1 && CodeSigns.IsWord(text[1]);
        int end = quote + 1;
        while (end < mask.Length && mask[end] is CodeMask.Hidden or '\n' or '\r') end++;

        return end == mask.Length - 1 && !IsMade(text, quote, family);
    }

    // An interpolated string is made of other values.
    private static bool IsMade(string text, int quote, CodeFamily family)
    {
        if (text.Contains('{', StringComparison.Ordinal) && (quote > 0 || text[0] == '`' || family == CodeFamily.Swift)) return true;
        if (family is CodeFamily.Ruby or CodeFamily.Erlang) return text[0] == '"' && text.Contains("#{", StringComparison.Ordinal);
        bool hasVariables = family is CodeFamily.Php or CodeFamily.PowerShell or CodeFamily.Java or CodeFamily.Dart or CodeFamily.Shell or CodeFamily.Perl;
        int sign = hasVariables && text[0] == '"' ? text.IndexOf('$', StringComparison.Ordinal) : -1;
        return sign > 0 && (CodeSigns.IsWord(text[sign + 1]) || text[sign + 1] is '{' or '(');
    }

    private static bool StartsLike(string text, string[] known)
    {
        string start = text.TrimStart('@', '$', '[', '_');
        foreach (string one in known)
        {
            if (text.StartsWith(one, StringComparison.OrdinalIgnoreCase) || start.StartsWith(one, StringComparison.OrdinalIgnoreCase)) return true;

            // this.configuration["x"], int.Parse(config["x"])
            int at = text.IndexOf(one, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && text[at - 1] is '.' or '(' or '_' or ' ' or '$' && one.Length > 6) return true;
        }

        return false;
    }

    // One name with what is reached from it: a.b[c].d(e)
    private static ValueExpression? Chain(string text, string mask, CodeFamily family)
    {
        int at = 0;
        bool isNew = mask.StartsWith("new ", StringComparison.Ordinal);
        if (isNew) at = 4;
        while (at < mask.Length && mask[at] is '$' or '@') at++;
        int start = at;
        while (at < mask.Length && CodeSigns.IsWord(mask[at])) at++;
        if (at == start || char.IsAsciiDigit(mask[start])) return null;
        string root = mask[start..at], last = root, field = "";
        bool isCall = false, isDirect = false;
        string? passed = null;
        int members = 0;
        while (at < mask.Length)
        {
            if (mask[at] is '!' or '?' && at + 1 < mask.Length && mask[at + 1] is '.' or '[' or '(') at++;
            int link = Link(mask, at);
            if (link > 0)
            {
                at += link;
                int from = at;
                while (at < mask.Length && CodeSigns.IsWord(mask[at])) at++;
                if (at == from) return null;
                last = mask[from..at];
                if (members++ == 0) field = last;
            }
            else if (mask[at] is '(' or '[')
            {
                int close = CodeSigns.Close(mask, at);
                if (close < 0) return null;
                bool isSame = !isNew && s_same.Contains(last.ToLowerInvariant());
                if (mask[at] == '(')
                {
                    List<(int From, int To)> given = CodeSigns.Split(mask, at + 1, close);

                    // int(x), Number(x), int.Parse(x), Convert.ToInt32(x): the value is the argument's. x.trim(): it is the receiver's.
                    bool converts = isSame && given.Count >= 1 && (members == 0 || char.IsUpper(root[0]) || root is "int" or "long" or "double" or "decimal" or "bool" or "strconv" or "string" or "float");
                    if (converts && passed is null) passed = text[given[0].From..given[0].To];
                    else if (!isSame) isCall = true;
                    isDirect |= members == 0;
                }

                at = close + 1;
            }
            else if (mask[at] == '<' && CodeSigns.GenericEnd(mask, at, mask.Length) is var generic && generic > 0)
            {
                at = generic + 1;
            }
            else if (char.IsWhiteSpace(mask[at]) && mask.AsSpan(at).TrimStart() is ['.', ..])
            {
                at++;
            }
            else
            {
                return null;
            }
        }

        if (isNew || isCall) return new ValueExpression(ValueKind.Call, last, []);
        if (passed is not null) return Read(passed, family);
        if (isDirect) return new ValueExpression(ValueKind.Call, root, []);
        if (s_keywords.Contains(root) && root is not ("this" or "self")) return null;
        if (root is "this" or "self") return members == 0 ? new ValueExpression(ValueKind.Name, root, []) : new ValueExpression(ValueKind.Field, root + "." + field, []);
        if (text[0] == '@' && family == CodeFamily.Ruby) return new ValueExpression(ValueKind.Field, "self." + root, []);
        return new ValueExpression(ValueKind.Name, root, []);
    }

    private static int Link(string mask, int at)
    {
        if (mask[at] == '.') return at + 1 < mask.Length && mask[at + 1] == '?' ? 2 : 1;
        if (mask[at] == '?' && at + 1 < mask.Length && mask[at + 1] == '.') return 2;
        if (at + 1 >= mask.Length) return 0;
        return (mask[at] == '-' && mask[at + 1] == '>') || (mask[at] == ':' && mask[at + 1] == ':') ? 2 : 0;
    }

    private static bool IsTypeName(ReadOnlySpan<char> text)
    {
        foreach (char sign in text)
        {
            if (!CodeSigns.IsWord(sign) && sign is not ('.' or '<' or '>' or '[' or ']' or '?' or '*' or ' ' or ',')) return false;
        }

        return text.Length > 0 && !char.IsAsciiDigit(text[0]);
    }

    /// <summary>The variables in a masked expression: words that are no keyword, are not reached through another and are not called.</summary>
    internal static IReadOnlyList<string> Variables(ReadOnlySpan<char> mask)
    {
        List<string> names = [];
        for (int at = 0; at < mask.Length;)
        {
            if (!CodeSigns.IsWord(mask[at]))
            {
                at++;
                continue;
            }

            int end = at;
            while (end < mask.Length && CodeSigns.IsWord(mask[end])) end++;
            string word = mask[at..end].ToString();
            char before = at > 0 ? mask[at - 1] : ' ', after = end < mask.Length ? mask[end] : ' ';
            bool isReached = before == '.' || (before == '>' && at > 1 && mask[at - 2] == '-') || (before == ':' && at > 1 && mask[at - 2] == ':') || before == '-';
            bool isType = char.IsUpper(word[0]) && before != '$';
            bool isLabel = after == ':' && end + 1 < mask.Length && mask[end + 1] != ':' && before is '(' or ' ' or ',' or '{';
            if (!isReached && !isType && !isLabel && after != '(' && after != '"' && !char.IsAsciiDigit(word[0]) && !s_keywords.Contains(word) && !names.Contains(word)) names.Add(word);
            if (!isReached && word is "this" or "self" && after == '.' && end + 1 < mask.Length)
            {
                int member = end + 1;
                while (member < mask.Length && CodeSigns.IsWord(mask[member])) member++;
                string field = word + "." + mask[(end + 1)..member].ToString();
                if (member > end + 1 && (member == mask.Length || mask[member] != '(') && !names.Contains(field)) names.Add(field);
            }

            at = end;
        }

        return names;
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
