using VtOperate.Core.Code;

namespace VtOperate.Core.Solutions;

/// <summary>What the wrong code of a critical pattern looks like, made ready to be compared with added lines.</summary>
internal sealed class PatternSignature
{
    private const int MostLines = 200;

    private readonly List<IReadOnlyList<CodeToken>> _correct = [];
    private readonly HashSet<string> _correctNames = new(StringComparer.Ordinal);

    private PatternSignature(CriticalPattern pattern, CodeFamily family) => (Pattern, Family) = (pattern, family);

    /// <summary>The pattern.</summary>
    public CriticalPattern Pattern { get; }

    /// <summary>The language of the wrong code, as far as its fence says.</summary>
    public CodeFamily Family { get; }

    /// <summary>The lines of the wrong side that the right side does not have and that hold a name.</summary>
    public List<WrongLine> Lines { get; } = [];

    /// <summary>The names of the wrong side that the right side does not use.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that the pattern and its documents cite, relative to the repository.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the signature of a pattern; null when its wrong side shows no code that could be told from the right one.</summary>
    public static PatternSignature? Of(CriticalPattern pattern)
    {
        if (pattern.WrongCode.Length == 0) return null;
        var signature = new PatternSignature(pattern, CodeLanguage.OfName(pattern.CodeLanguage));
        foreach (string line in pattern.CorrectCode.Split('\n'))
        {
            List<CodeToken> tokens = CodeLine.Read(line, signature.Family);
            if (tokens.Count == 0) continue;
            signature._correct.Add(tokens);
            foreach (CodeToken token in tokens.Where(token => token.IsName)) signature._correctNames.Add(token.Text);
        }

        foreach (string line in MarkedLines.Of(pattern.WrongCode, signature.Family).Take(MostLines)) signature.AddWrong(line);
        return signature.Lines.Count == 0 ? null : signature;
    }

    /// <summary>Whether the right side holds all of a line, or has one that the line is more like than it is like the wrong one.</summary>
    public bool IsRight(IReadOnlyList<CodeToken> tokens, double likeness)
    {
        foreach (IReadOnlyList<CodeToken> correct in _correct)
        {
            if (TokenRun.Share(tokens, correct) >= 1 || TokenRun.Share(correct, tokens) >= likeness) return true;
        }

        return false;
    }

    private void AddWrong(string line)
    {
        List<CodeToken> tokens = CodeLine.Read(line, Family);
        var names = new HashSet<string>(tokens.Where(token => token.IsName).Select(token => token.Text), StringComparer.Ordinal);
        if (names.Count == 0 || _correct.Exists(correct => correct.SequenceEqual(tokens))) return;
        Lines.Add(new WrongLine(line.Trim(), tokens, names));
        foreach (string name in names)
        {
            if (!_correctNames.Contains(name) && !CommonNames.Contains(name)) Names.Add(name);
        }
    }
}
