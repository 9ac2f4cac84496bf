using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Routes;

/// <summary>Takes Ruby apart into statements and their blocks, as far as a language inside of it needs: calls, <c>do</c> and braces, branches and definitions. What is broken ends early and gives fewer statements.</summary>
internal sealed partial class RubyStatements
{
    private const int Deepest = 64;

    private static readonly HashSet<string> s_openers = new(StringComparer.Ordinal) { "if", "unless", "case", "while", "until", "begin", "def", "class", "module", "for" };
    private static readonly HashSet<string> s_separators = new(StringComparer.Ordinal) { "else", "elsif", "when", "in", "rescue", "ensure" };

    private readonly CodeText _code;
    private readonly string _mask;
    private int _at;

    private RubyStatements(CodeText code)
    {
        _code = code;
        _mask = Documented().Replace(code.Mask, match => new string(' ', match.Length));
    }

    /// <summary>The statements of a file in their order.</summary>
    public static IReadOnlyList<RubyStatement> Of(CodeText code) => new RubyStatements(code).Block('\0', 0);

    private List<RubyStatement> Block(char closing, int depth)
    {
        var statements = new List<RubyStatement>();
        while (_at < _mask.Length)
        {
            char sign = _mask[_at];
            if (closing == '}' && sign == '}')
            {
                _at++;
                return statements;
            }

            if (char.IsWhiteSpace(sign) || sign is ';' or '}' or ')' or ']')
            {
                _at++;
                continue;
            }

            string word = Word(_at);
            if (word == "end")
            {
                _at += 3;
                if (closing == 'e') return statements;
            }
            else if (s_separators.Contains(word))
            {
                _at = LineEnd(_at);
            }
            else if (s_openers.Contains(word))
            {
                int start = _at, head = LineEnd(_at);
                _at = head;
                if (depth < Deepest) statements.Add(new RubyStatement(word, "", start, [], _code.Text[(start + word.Length)..head].Trim(), Block('e', depth + 1)));
            }
            else
            {
                statements.Add(Statement(closing, depth));
            }
        }

        return statements;
    }

    private RubyStatement Statement(char closing, int depth)
    {
        int start = _at, brackets = 0, head = -1;
        List<RubyStatement>? block = null;
        for (; _at < _mask.Length && head < 0; _at++)
        {
            char sign = _mask[_at];
            if (sign is '(' or '[' or '{' && !(sign == '{' && brackets == 0 && OpensBlock(start))) brackets++;
            else if (sign is ')' or ']' or '}' && brackets > 0) brackets--;
            else if (brackets > 0) continue;
            else if (sign == '{')
            {
                head = _at++;
                block = Body('}', depth);
                break;
            }
            else if ((sign == '\n' && !GoesOn(start)) || sign == ';' || (sign == '}' && closing == '}')) head = _at;
            else if ((_at == start || !(CodeSigns.IsWord(_mask[_at - 1]) || _mask[_at - 1] is ':' or '.' or '@')) && char.IsLetter(sign))
            {
                string word = Word(_at);
                bool isKey = _at + word.Length < _mask.Length && _mask[_at + word.Length] == ':';
                if (word == "do" && !isKey)
                {
                    head = _at;
                    _at += 2;
                    block = Body('e', depth);
                    break;
                }

                if (word == "end" && !isKey && _at > start)
                {
                    head = _at;
                    break;
                }

                _at += word.Length - 1;
            }
        }

        return Read(start, head < 0 ? _at : head, block);
    }

    private List<RubyStatement> Body(char closing, int depth)
    {
        // do |name, other|
        int at = _at;
        while (at < _mask.Length && _mask[at] is ' ' or '\t') at++;
        if (at < _mask.Length && _mask[at] == '|' && _mask.IndexOf('|', at + 1) is var bar && bar > 0) _at = bar + 1;
        return depth < Deepest ? Block(closing, depth + 1) : [];
    }

    private RubyStatement Read(int from, int to, List<RubyStatement>? block)
    {
        Match called = Called().Match(_mask[from..to]);
        if (!called.Success && Chained().Match(_mask[from..to]) is { Success: true } chained) called = chained;
        int first = from + called.Index + called.Length, last = to;
        string condition = "";
        if (Modifier().Match(_mask[first..to]) is { Success: true } modifier)
        {
            last = first + modifier.Index;
            condition = _code.Text[(last + modifier.Length)..to].Trim();
        }

        if (first < last && _mask[first] == '(' && CodeSigns.Close(_mask, first) is var close && close > 0 && close < last) (first, last) = (first + 1, close);
        return new RubyStatement(called.Groups["name"].Value, called.Groups["on"].Value.TrimEnd('.', '&'), from, called.Success ? [.. CodeSigns.Split(_mask, first, last).Select(part => _code.Text[part.From..part.To])] : [], condition, block);
    }

    // resources(:orders) { ... } and member { ... } open a block; defaults: { ... } is a list.
    private bool OpensBlock(int start)
    {
        int before = _at - 1;
        while (before > start && _mask[before] is ' ' or '\t') before--;

        // ->(user) { ... } is a value.
        if (_mask[before] == ')') return CodeSigns.Open(_mask, before) is var open && !(open > 1 && _mask[open - 1] == '>' && _mask[open - 2] == '-');
        return Bare().IsMatch(_mask[start..(before + 1)]);
    }

    private bool GoesOn(int start)
    {
        ReadOnlySpan<char> line = _mask.AsSpan(start, _at - start).TrimEnd(), next = _mask.AsSpan(_at).TrimStart();
        return line.EndsWith(",") || line.EndsWith("\\") || line.EndsWith("=>") || line.EndsWith("&&") || line.EndsWith("||") || line.EndsWith("=") || (next.StartsWith(".") && !next.StartsWith("..")) || next.StartsWith("&.");
    }

    private int LineEnd(int at)
    {
        while (at < _mask.Length && _mask[at] is not ('\n' or ';')) at++;
        return at;
    }

    private string Word(int at)
    {
        int end = at;
        while (end < _mask.Length && CodeSigns.IsWord(_mask[end])) end++;
        return _mask[at..end];
    }

    [GeneratedRegex(@"^(?<on>(?:[\w:]+&?\.)*)(?:::)?(?<name>[A-Za-z_]\w*[?!]?)[ \t]*")]
    private static partial Regex Called();

    // %w[orders items].each
    [GeneratedRegex(@"\.(?<name>\w+)\s*$")]
    private static partial Regex Chained();

    [GeneratedRegex(@"^[A-Za-z_]\w*$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?:^|\s)(?:if|unless)\s")]
    private static partial Regex Modifier();

    [GeneratedRegex(@"^=begin\b.*?(?:^=end\b[^\n]*|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Documented();
}
