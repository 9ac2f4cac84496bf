using VtOperate.HelpGen.Cmdlets;
using VtOperate.HelpGen.Pages;

namespace VtOperate.HelpGen.Checks;

/// <summary>Holds the pages against the cmdlets.</summary>
internal static class HelpCheck
{
    /// <summary>Everything that is wrong, by file and line.</summary>
    /// <param name="cmdlets">The cmdlets of the module.</param>
    /// <param name="pages">The pages that are there.</param>
    /// <param name="folder">The folder of the pages, for those that are missing.</param>
    internal static IReadOnlyList<HelpProblem> Run(IReadOnlyList<CmdletShape> cmdlets, IReadOnlyList<HelpPage> pages, string folder)
    {
        var problems = new List<HelpProblem>();
        var known = new KnownCommands(cmdlets);
        foreach (CmdletShape cmdlet in cmdlets)
        {
            if (!pages.Any(page => page.Name == cmdlet.Name))
                problems.Add(new HelpProblem(Path.Combine(folder, cmdlet.Name + ".md"), 1, "VTH001", $"The cmdlet {cmdlet.Name} has no page."));
        }

        foreach (HelpPage page in pages)
        {
            CmdletShape? cmdlet = cmdlets.FirstOrDefault(candidate => candidate.Name == page.Name);
            if (cmdlet is null)
                problems.Add(new HelpProblem(page.File, 1, "VTH002", $"The page's first heading is '{page.Name}', which is no cmdlet of the module."));
            else if (!string.Equals(Path.GetFileNameWithoutExtension(page.File), page.Name, StringComparison.Ordinal))
                problems.Add(new HelpProblem(page.File, 1, "VTH002", $"The page of {page.Name} has to be named {page.Name}.md."));
            if (cmdlet is null) continue;
            problems.AddRange(Sections(page));
            problems.AddRange(Parameters(cmdlet, page));
            problems.AddRange(new ExampleCheck(known, page).Run());
            problems.AddRange(new ProseCheck(known, cmdlet, page).Run());
        }

        return [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
    }

    private static IEnumerable<HelpProblem> Sections(HelpPage page)
    {
        foreach ((string heading, int line) in page.StrayHeadings)
            yield return new HelpProblem(page.File, line, "VTH009", $"'## {heading}' is no heading of a help page, or stands there twice.");
        if (page.Synopsis.Count == 0) yield return Missing(page, "SYNOPSIS", "The page has no synopsis.");
        if (page.Description.Count == 0) yield return Missing(page, "DESCRIPTION", "The page has no description.");
        if (page.Examples.Count == 0) yield return Missing(page, "EXAMPLES", "The page has no example.");
        if (page.Outputs.Count == 0) yield return Missing(page, "OUTPUTS", "The page does not say what the cmdlet writes ('### ' and the type, below '## OUTPUTS').");
    }

    private static IEnumerable<HelpProblem> Parameters(CmdletShape cmdlet, HelpPage page)
    {
        foreach (ParameterShape parameter in cmdlet.Parameters)
        {
            HelpEntry? entry = page.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name);
            if (entry is null) yield return Missing(page, "PARAMETERS", $"The parameter -{parameter.Name} has no prose.", "VTH003");
            else if (entry.Text.Count == 0) yield return new HelpProblem(page.File, entry.Line, "VTH003", $"The parameter -{parameter.Name} has no prose.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (HelpEntry entry in page.Parameters)
        {
            if (!seen.Add(entry.Name)) yield return new HelpProblem(page.File, entry.Line, "VTH009", $"-{entry.Name} is described twice.");
            bool confirms = cmdlet.SupportsShouldProcess && entry.Name is "WhatIf" or "Confirm";
            if (!confirms && cmdlet.Parameters.All(parameter => parameter.Name != entry.Name))
                yield return new HelpProblem(page.File, entry.Line, "VTH004", $"{cmdlet.Name} has no parameter -{entry.Name}.");
        }
    }

    private static HelpProblem Missing(HelpPage page, string heading, string text, string code = "VTH005") =>
        new(page.File, page.HeadingLines.GetValueOrDefault(heading, 1), code, text);
}
