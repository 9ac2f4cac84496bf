namespace VtOperate.Core.Search;

/// <summary>Takes terms as <see cref="Tokenizer"/> finds them.</summary>
public interface ITokenSink
{
    /// <summary>Takes one term.</summary>
    /// <param name="term">The term: lower case, stemmed. Valid only during the call.</param>
    /// <param name="kind">What it was in the text.</param>
    /// <param name="start">Where its source begins in the text, from 0.</param>
    /// <param name="length">How long its source is, in characters.</param>
    void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length);
}
