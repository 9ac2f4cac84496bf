using System.Runtime.InteropServices;
using VtOperate.Core.Search;

namespace VtOperate.Core.History.Localisation;

/// <summary>Counts the words of a report's texts, and remembers how each was first written.</summary>
internal sealed class ReportWords : ITokenSink
{
    private const int MostInOneText = 3;

    private readonly Dictionary<string, double> _counts = [];
    private readonly Dictionary<string, string> _said = [];
    private readonly Dictionary<string, int> _here = [];
    private string _text = "";
    private double _each;

    /// <summary>How much each term counts, in the order they came.</summary>
    public IReadOnlyDictionary<string, double> Counts => _counts;

    /// <summary>Begins a text in which each word counts so much.</summary>
    public void Start(double each)
    {
        _each = each;
        _here.Clear();
    }

    /// <summary>Counts the words of a text.</summary>
    public void Read(string text)
    {
        _text = text;
        ReportWords sink = this;
        Tokenizer.Read(text, ref sink);
    }

    /// <summary>How a term was first written: <c>Proxy</c> for <c>proxi</c>.</summary>
    public string Said(string term) => _said[term];

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
    {
        if (kind == TermKind.Compound) return;
        string word = term.ToString();
        ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(_here, word, out _);
        if (count++ >= MostInOneText) return;
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _) += _each;
        _said.TryAdd(word, _text.Substring(start, length));
    }
}
