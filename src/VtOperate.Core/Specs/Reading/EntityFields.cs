using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Reading;

/// <summary>Finds the fields that a key entity's prose names as code would: in backticks, or with an underscore or a capital inside, in a list behind a word that says that they are its attributes. Pure.</summary>
internal static partial class EntityFields
{
    /// <summary>The fields in the order of the text, each once.</summary>
    public static IReadOnlyList<SpecField> Of(SpecEntity entity)
    {
        var fields = new List<SpecField>();
        foreach (string sentence in Sentence().Split(entity.Text))
        {
            if (Marker().Match(sentence) is not { Success: true } marker || RequirementWords.SpeaksOfAbsence(sentence)) continue;
            foreach (string item in Separator().Split(sentence[(marker.Index + marker.Length)..]))
            {
                // "`base_url`", "`type` (openai/anthropic)", "api_key".
                if (Item().Match(item) is not { Success: true } match) continue;
                string name = match.Groups["code"].Success ? match.Groups["code"].Value : match.Groups["bare"].Value;
                if (!fields.Exists(known => known.Name == name)) fields.Add(new SpecField(entity.Name, name, "", "", entity.File, entity.Line));
            }
        }

        return fields;
    }

    [GeneratedRegex(@"(?<=[^.])\.(?=\s|$)|;")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:attributes?|fields?|properties|columns?|contains?|containing|includes?|including|with|has|having|holds?|stores?)\b(?:\s+(?:are|include|includes|of))?\s*(?:the\s+|an?\s+)?[:：]?", RegexOptions.IgnoreCase)]
    private static partial Regex Marker();

    [GeneratedRegex(@"[,、，]\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\s*(?:an?\s+|the\s+|optional\s+)*(?:`(?<code>[\p{L}_][\w]*)`|(?<bare>[a-z]+(?:_[a-z\d]+)+|[a-z]+(?:[A-Z][a-z\d]*)+))\s*(?:[(（][^)）]*[)）]?)?\s*(?:fields?|attributes?|columns?|propert\w+)?[.)]*\s*$")]
    private static partial Regex Item();
}
