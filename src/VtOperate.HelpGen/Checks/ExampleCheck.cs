using VtOperate.HelpGen.Cmdlets;
using VtOperate.HelpGen.Pages;

namespace VtOperate.HelpGen.Checks;

/// <summary>Looks for commands and parameters in the code of a page's examples that are not there.</summary>
internal sealed class ExampleCheck(KnownCommands known, HelpPage page)
{
    /// <summary>What is wrong with the examples.</summary>
    internal IEnumerable<HelpProblem> Run()
    {
        foreach (HelpExample example in page.Examples)
        {
            if (string.IsNullOrWhiteSpace(example.Code))
            {
                yield return new HelpProblem(page.File, example.Line, "VTH006", $"The example '{example.Title}' has no code (a ```powershell fence).");
                continue;
            }

            if (example.Introduction.Count + example.Remarks.Count == 0)
                yield return new HelpProblem(page.File, example.Line, "VTH006", $"The example '{example.Title}' has no words that say what it does.");
            foreach (HelpProblem problem in Code(example.Code, example.CodeLine)) yield return problem;
        }
    }

    private IEnumerable<HelpProblem> Code(string code, int firstLine)
    {
        // A command's words end at a pipe, a semicolon, a line's end or a bracket; what a bracket interrupted goes on after it.
        var open = new Stack<CmdletShape?>();
        CmdletShape? current = null;
        bool atStart = true;
        foreach ((CommandToken token, int line) in CommandScanner.Scan(code, firstLine))
        {
            switch (token.Kind)
            {
                case CommandTokenKind.End:
                    current = null;
                    atStart = true;
                    break;
                case CommandTokenKind.Open:
                    open.Push(current);
                    current = null;
                    atStart = true;
                    break;
                case CommandTokenKind.Close:
                    current = open.Count > 0 ? open.Pop() : null;
                    atStart = false;
                    break;
                case CommandTokenKind.Parameter when current is not null && !KnownCommands.Has(current, token.Text):
                    yield return new HelpProblem(page.File, line, "VTH008", $"{current.Name} has no parameter -{token.Text}.");
                    break;
                case CommandTokenKind.Word when atStart:
                    current = known.Own(token.Text);
                    atStart = false;
                    if (current is null && KnownCommands.LooksLikeCmdlet(token.Text) && !KnownCommands.IsOfTheEngine(token.Text))
                        yield return new HelpProblem(page.File, line, "VTH007", $"{token.Text} is neither a cmdlet of this module nor one that the engine brings by itself, so the example does not run in the bundled shell.");
                    break;
                default:
                    atStart = false;
                    break;
            }
        }
    }
}
