namespace VtOperate.Core.Specs.Drift;

/// <summary>Shortens what findings quote. Pure.</summary>
internal static class DriftText
{
    private const int Longest = 160;

    /// <summary>The text on one line, cut between words at 160 signs.</summary>
    public static string Brief(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length <= Longest) return line;
        int cut = line.LastIndexOf(' ', Longest - 1);
        return line[..(cut > Longest / 2 ? cut : Longest - 1)].TrimEnd() + "…";
    }
}
