using System.Globalization;
using VtOperate.HelpGen;
using VtOperate.HelpGen.Checks;
using VtOperate.HelpGen.Cmdlets;
using VtOperate.HelpGen.Maml;
using VtOperate.HelpGen.Pages;

if (!Arguments.TryParse(args, out Arguments arguments, out string mistake))
{
    Console.Error.WriteLine(mistake);
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

IReadOnlyList<CmdletShape> cmdlets = CmdletReader.Read(arguments.Assembly);
IReadOnlyList<HelpPage> pages = [.. Directory.EnumerateFiles(arguments.Pages, "*.md").Order(StringComparer.Ordinal).Select(HelpPageReader.Read)];
IReadOnlyList<HelpProblem> problems = HelpCheck.Run(cmdlets, pages, arguments.Pages);
foreach (HelpProblem problem in problems) Console.WriteLine(problem);
if (problems.Count > 0) return 1;

if (arguments.Out is not null) MamlWriter.Write(cmdlets, pages, arguments.Out);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Help: {pages.Count} pages for {cmdlets.Count} cmdlets, no problem."));
return 0;
