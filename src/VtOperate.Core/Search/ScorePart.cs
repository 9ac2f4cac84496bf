namespace VtOperate.Core.Search;

/// <summary>What a hit scored beyond its single words, and why.</summary>
/// <param name="Kind">A short stable word: <c>Title</c>, <c>Coverage</c>, <c>Proximity</c>, <c>ExactText</c>, <c>ExactName</c> or <c>Frame</c>.</param>
/// <param name="Text">The reason as a person reads it.</param>
/// <param name="Score">What it added.</param>
/// <param name="Share">Of what it could have been, 0 to 1.</param>
public sealed record ScorePart(string Kind, string Text, double Score, double Share)
{
    /// <summary>Whether the document has something of the query word for word.</summary>
    public bool IsLiteral => Kind is "ExactText" or "ExactName" or "Frame";
}
