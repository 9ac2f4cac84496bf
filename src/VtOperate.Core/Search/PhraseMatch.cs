namespace VtOperate.Core.Search;

/// <summary>The best run of a query's words that a document says in the same order.</summary>
/// <param name="Words">How many words it has, small ones left out; 0 for none.</param>
/// <param name="Share">How much of its line it is, by rarity, 0 to 1; a frame and a quoted phrase are whole.</param>
/// <param name="IsFrame">Whether it is a file with a line number.</param>
/// <param name="IsQuoted">Whether the query asked for it in quotation marks.</param>
/// <param name="Field">The field it stands in.</param>
/// <param name="Text">The run as the query says it.</param>
/// <param name="Proximity">How much of all neighbours in the query are neighbours here, by rarity, 0 to 1.</param>
internal sealed record PhraseMatch(int Words, double Share, bool IsFrame, bool IsQuoted, string Field, string Text, double Proximity)
{
    /// <summary>Nothing in the same order.</summary>
    public static PhraseMatch None { get; } = new(0, 0, false, false, "", "", 0);
}
