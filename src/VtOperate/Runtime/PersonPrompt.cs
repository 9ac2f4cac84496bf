using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace VtOperate.Runtime;

/// <summary>Asks the person at the host, where there is one. An answer of null says that nobody answers; nothing is asked twice then.</summary>
internal sealed class PersonPrompt
{
    private const int Attempts = 3;

    private readonly PSHostUserInterface _screen;

    private PersonPrompt(PSHostUserInterface screen) => _screen = screen;

    /// <summary>Whether somebody has answered, and every question since. A host may have a screen that nobody reads.</summary>
    internal bool IsAnswering { get; private set; }

    /// <summary>Columns of the screen; 0 when it has none.</summary>
    internal int Width
    {
        get
        {
            try
            {
                return _screen.RawUI?.BufferSize.Width ?? 0;
            }
            catch (Exception none) when (IsRefusal(none))
            {
                return 0;
            }
        }
    }

    /// <summary>The prompt of a host, or null where it is certain that nobody is there. A host that has a screen may still refuse a question.</summary>
    internal static PersonPrompt? For(PSHost? host)
    {
        if (host?.UI is not { } screen || !Environment.UserInteractive) return null;

        // pwsh reads answers from standard input; what is redirected there is data or nothing at all.
        return host.Name == "ConsoleHost" && Console.IsInputRedirected ? null : new PersonPrompt(screen);
    }

    /// <summary>The number of the choice, from 0; null when nobody answers or no answer is one of the choices.</summary>
    /// <param name="caption">The heading.</param>
    /// <param name="message">The question.</param>
    /// <param name="choices">Label and help of each choice; <c>&amp;</c> stands before the letter that chooses it.</param>
    /// <param name="preferred">The choice that an empty answer means, from 0; -1 for none.</param>
    internal int? Choose(string caption, string message, IReadOnlyList<(string Label, string Help)> choices, int preferred)
    {
        var offered = new Collection<ChoiceDescription>();
        foreach ((string label, string help) in choices) offered.Add(new ChoiceDescription(label, help));
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                int chosen = _screen.PromptForChoice(caption, message, offered, preferred);
                if (chosen >= 0 && chosen < choices.Count) return Heard(chosen);
            }
            catch (Exception refused) when (IsRefusal(refused))
            {
                break;
            }
        }

        IsAnswering = false;
        return null;
    }

    /// <summary>The words of an answer without blanks around them; empty where the person gives none, null when nobody answers.</summary>
    /// <param name="name">What is asked for, in one or two words.</param>
    /// <param name="question">The question as a sentence.</param>
    /// <param name="isNeeded">Whether to ask again, a few times, when the answer is empty.</param>
    internal string? Ask(string name, string question, bool isNeeded)
    {
        string answer = "";
        for (int attempt = 0; attempt < (isNeeded ? Attempts : 1) && answer.Length == 0; attempt++)
        {
            try
            {
                var field = new FieldDescription(name) { Label = name, HelpMessage = question, IsMandatory = false };
                Dictionary<string, PSObject> answers = _screen.Prompt("", question, [field]);
                answer = answers is not null && answers.TryGetValue(name, out PSObject? given) ? LanguagePrimitives.ConvertTo<string>(given)?.Trim() ?? "" : "";
            }
            catch (Exception refused) when (IsRefusal(refused))
            {
                IsAnswering = false;
                return null;
            }
        }

        return Heard(answer);
    }

    /// <summary>Shows text, with an empty line below it. A screen that shows nothing is no reason to stop.</summary>
    /// <param name="text">The text.</param>
    internal void Show(string text)
    {
        try
        {
            _screen.WriteLine(text + "\n");
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            return;
        }
    }

    private T Heard<T>(T answer)
    {
        IsAnswering = true;
        return answer;
    }

    private static bool IsRefusal(Exception thrown) => thrown is not (PipelineStoppedException or FlowControlException or OutOfMemoryException);
}
