namespace VtOperate.Core.Solutions;

/// <summary>A word that the knowledge base already has for what was given. It is proposed and never applied.</summary>
/// <param name="Field">The field of the front matter, for instance <c>component</c>.</param>
/// <param name="Value">What was given.</param>
/// <param name="Suggestion">The word that is used for it; null when the value is not allowed and no allowed one is near.</param>
/// <param name="Documents">How many documents use the suggestion.</param>
public sealed record VocabularySuggestion(string Field, string Value, string? Suggestion, int Documents)
{
    /// <summary>The suggestion as a question.</summary>
    public override string ToString()
    {
        if (Suggestion is null) return $"'{Value}' is no {Field} that is allowed.";
        string used = Documents switch
        {
            0 => "",
            1 => ", used by 1 document",
            _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $", used by {Documents} documents"),
        };
        return $"{Field} '{Value}': did you mean '{Suggestion}'{used}?";
    }
}
