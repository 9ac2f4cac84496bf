using VtOperate.HelpGen.Cmdlets;
using VtOperate.HelpGen.Pages;

namespace VtOperate.HelpGen.Checks;

/// <summary>Looks for cmdlets and parameters in a page's prose that are not there.</summary>
internal sealed class ProseCheck(KnownCommands known, CmdletShape cmdlet, HelpPage page)
{
    /// <summary>What is wrong with the prose.</summary>
    internal IEnumerable<HelpProblem> Run()
    {
        IEnumerable<HelpText> texts =
        [
            .. page.Synopsis, .. page.Description, .. page.Notes,
            .. page.Parameters.SelectMany(entry => entry.Text),
            .. page.Inputs.SelectMany(entry => entry.Text),
            .. page.Outputs.SelectMany(entry => entry.Text),
            .. page.Examples.SelectMany(example => example.Introduction.Concat(example.Remarks)),
        ];
        return texts.Where(text => !text.Verbatim).SelectMany(Problems);
    }

    private IEnumerable<HelpProblem> Problems(HelpText text)
    {
        string[] words = text.Source.Split([' ', '\t', '`', '(', ')', ',', ';', '"', '|'], StringSplitOptions.RemoveEmptyEntries);
        List<CmdletShape> named = [cmdlet];
        bool foreign = false;
        foreach (string word in words.Select(Bare))
        {
            if (known.Own(word) is { } own) named.Add(own);
            else if (KnownCommands.IsForeign(word)) foreign = true;
            else if (KnownCommands.LooksLikeCmdlet(word) && IsOurs(word)) yield return new HelpProblem(page.File, text.Line, "VTH004", $"{word} is no cmdlet of this module.");
        }

        // A parameter of a foreign command cannot be checked, so a paragraph that names one is left alone.
        if (foreign) yield break;
        foreach (string word in words.Select(Bare))
        {
            if (!IsParameter(word) || named.Any(candidate => KnownCommands.Has(candidate, word[1..]))) continue;
            yield return new HelpProblem(page.File, text.Line, "VTH004", $"{cmdlet.Name} has no parameter {word}.");
        }
    }

    private bool IsOurs(string word) => known.HasNoun(word[(word.IndexOf('-', StringComparison.Ordinal) + 1)..]);

    private static bool IsParameter(string word) => word.Length > 2 && word[0] == '-' && char.IsAsciiLetterUpper(word[1]) && word.AsSpan(1).IndexOfAnyExceptInRange('A', 'z') < 0;

    private static string Bare(string word)
    {
        string bare = word.TrimEnd('.', ':', '!', '?', '\'', '*', ']').TrimStart('[', '*');
        int colon = bare.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && bare[0] == '-' ? bare[..colon] : bare;
    }
}
