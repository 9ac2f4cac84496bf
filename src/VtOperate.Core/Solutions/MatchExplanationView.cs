using System.Globalization;
using VtOperate.Core.Reports;
using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>Writes how a match was scored as a person at a terminal wants to read it. Pure.</summary>
public static class MatchExplanationView
{
    private const int MostWords = 15;

    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="match">A match that carries its explanation.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static string Render(SolutionMatch match, int width)
    {
        var page = new TextPage(width - 1);
        page.Line(string.Create(CultureInfo.InvariantCulture, $"{match.Rank,3}. {match.Score:0.00}  "), match.Solution.Id);
        page.Line("     ", match.Solution.Title);
        if (match.Explanation is not { } explanation) return page.ToString();
        page.Line("     score  share  field      times  rarity  word");
        foreach (WordScore word in explanation.Words.Take(MostWords))
            page.Line(string.Create(CultureInfo.InvariantCulture, $"     {word.Score,5:0.00}  {word.Share * 100,3:0} %  {word.Field,-9}  {word.Count,5}  {word.Rarity,6:0.0}  "), Named(word));
        if (explanation.Words.Count > MostWords) page.Line("     ", string.Create(CultureInfo.InvariantCulture, $"and {explanation.Words.Count - MostWords} more words: {explanation.Words.Skip(MostWords).Sum(word => word.Score):0.00}"));
        foreach (ScorePart part in explanation.Parts)
            page.Line(string.Create(CultureInfo.InvariantCulture, $"     {part.Score,5:0.00}  {(explanation.Score > 0 ? part.Score / explanation.Score * 100 : 0),3:0} %  "), part.Text);
        return page.ToString();
    }

    private static string Named(WordScore word) => word.Variant is null ? word.Word : $"{word.Variant} (for {word.Word})";
}
