namespace VtOperate.HelpGen;

/// <summary>What the program is told to do.</summary>
/// <param name="Pages">The folder of the Markdown pages.</param>
/// <param name="Assembly">The built cmdlet assembly; what it references lies beside it.</param>
/// <param name="Out">The MAML file to write; null when the pages are only checked.</param>
internal sealed record Arguments(string Pages, string Assembly, string? Out)
{
    /// <summary>How the program is called.</summary>
    internal const string Usage = "usage: VtOperate.HelpGen --pages <folder> --assembly <VtOperate.dll> (--out <file> | --check)";

    /// <summary>Reads the command line.</summary>
    /// <param name="words">The words of the command line.</param>
    /// <param name="arguments">What they say, when the result is true.</param>
    /// <param name="mistake">What is wrong with them, when the result is false.</param>
    internal static bool TryParse(string[] words, out Arguments arguments, out string mistake)
    {
        string? pages = null, assembly = null, output = null;
        bool check = false;
        arguments = new Arguments("", "", null);
        mistake = "";
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == "--check")
            {
                check = true;
                continue;
            }

            if (words[i] is not ("--pages" or "--assembly" or "--out")) mistake = $"'{words[i]}' is no option.";
            else if (i + 1 == words.Length) mistake = $"{words[i]} needs a value.";
            if (mistake.Length > 0) return false;
            string value = Path.GetFullPath(words[++i]);
            if (words[i - 1] == "--pages") pages = value;
            else if (words[i - 1] == "--assembly") assembly = value;
            else output = value;
        }

        if (pages is null || assembly is null || (output is null) != check) mistake = "Say where the pages and the assembly are, and either --out or --check.";
        else if (!Directory.Exists(pages)) mistake = $"The folder '{pages}' does not exist.";
        else if (!File.Exists(assembly)) mistake = $"The file '{assembly}' does not exist.";
        if (mistake.Length > 0) return false;
        arguments = new Arguments(pages!, assembly!, output);
        return true;
    }
}
