using System.Buffers;
using VtOperate.Core.Code;

namespace VtOperate.Core.History.Localisation;

/// <summary>
/// Divides a text into code, comments and strings, one pass, in whatever language. It knows signs and not grammars: a quote that does not close on its line is read as code, so that an apostrophe
/// or an unknown form of string costs one line at most.
/// </summary>
internal ref struct SourceParts(ReadOnlySpan<char> text, CodeFamily family)
{
    private const int LongestString = 4000;
    private static readonly SearchValues<char> s_signs = SearchValues.Create("\"'`/#<-%;");

    private readonly ReadOnlySpan<char> _text = text;
    private readonly bool _isProse = family is CodeFamily.Text;
    private int _at;

    /// <summary>Takes the next part; false at the end.</summary>
    public bool TryTake(out ReadOnlySpan<char> part, out FileField field)
    {
        part = default;
        field = family == CodeFamily.Markup ? FileField.Text : FileField.Code;
        if (_at >= _text.Length) return false;
        if (_isProse)
        {
            part = _text[_at..];
            field = FileField.Text;
            _at = _text.Length;
            return true;
        }

        int start = _at;
        for (int at = start; ;)
        {
            int next = _text[at..].IndexOfAny(s_signs);
            at = next < 0 ? _text.Length : at + next;
            int end = at;
            FileField found = at == _text.Length ? field : Special(at, out end);
            if (end == at && at < _text.Length)
            {
                at++;
                continue;
            }

            // The code before comes first; what was found is found again when it is asked for.
            if (at > start || at == _text.Length)
            {
                part = _text[start..at];
                _at = at;
                return true;
            }

            part = _text[at..end];
            field = found;
            _at = end;
            return true;
        }
    }

    // The comment or string that begins here; an end that is its beginning when none does.
    private readonly FileField Special(int at, out int end)
    {
        ReadOnlySpan<char> rest = _text[at..];
        end = at;
        if (family == CodeFamily.Markup)
        {
            if (rest.StartsWith("<!--")) end = After(at + 4, "-->");
            return FileField.Comment;
        }

        if (CodeLanguage.HasBlockComments(family) && rest.StartsWith("/*")) end = After(at + 2, "*/");
        else if (family == CodeFamily.PowerShell && rest.StartsWith("<#")) end = After(at + 2, "#>");
        else if (family == CodeFamily.Python && (rest.StartsWith("\"\"\"") || rest.StartsWith("'''"))) end = After(at + 3, rest[..3]);
        else if (IsLineComment(rest, at)) end = LineEnd(at);
        if (end > at) return FileField.Comment;
        if (rest[0] is '"' or '\'' or '`') end = StringEnd(at);
        return FileField.Text;
    }

    private readonly bool IsLineComment(ReadOnlySpan<char> rest, int at)
    {
        foreach (string sign in CodeLanguage.CommentSigns(family))
        {
            if (!rest.StartsWith(sign)) continue;
            char before = at == 0 ? '\n' : _text[at - 1];
            if (sign[0] == '#' && !char.IsWhiteSpace(before)) return false;
            if (sign[0] is ';' or '%' && before != '\n') return false;
            return sign != "//" || before != ':';
        }

        return false;
    }

    private readonly int StringEnd(int start)
    {
        char quote = _text[start];
        int most = Math.Min(_text.Length, start + LongestString);
        for (int at = start + 1; at < most; at++)
        {
            char sign = _text[at];
            if (sign == quote) return at + 1;
            if (sign == '\\' && family != CodeFamily.PowerShell) at++;
            else if (sign is '\n' or '\r' && (quote != '`' || family == CodeFamily.PowerShell)) break;
        }

        return start;
    }

    private readonly int After(int from, ReadOnlySpan<char> sign)
    {
        int end = from >= _text.Length ? -1 : _text[from..].IndexOf(sign);
        return end < 0 ? _text.Length : from + end + sign.Length;
    }

    private readonly int LineEnd(int from)
    {
        int end = _text[from..].IndexOfAny('\r', '\n');
        return end < 0 ? _text.Length : from + end;
    }
}
