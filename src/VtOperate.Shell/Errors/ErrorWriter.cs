using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Language;

namespace VtOperate.Shell.Errors;

/// <summary>Shows errors as they come; the same one again and again, as a bad stream of lines gives, is shown once and counted.</summary>
internal sealed class ErrorWriter(PSHostUserInterface screen)
{
    private string _last = "";
    private int _repeated;

    /// <summary>Shows an error.</summary>
    internal void Show(ErrorRecord error) => Show(ErrorText.Lines(error));

    /// <summary>Shows a syntax error.</summary>
    internal void Show(ParseError error) => Show(ErrorText.Lines(error));

    /// <summary>Says how often the last error came, if it came again.</summary>
    internal void Finish()
    {
        if (_repeated > 0) screen.WriteErrorLine(string.Create(CultureInfo.InvariantCulture, $"  (and the same {_repeated} more times)"));
        _repeated = 0;
    }

    private void Show(IEnumerable<string> lines)
    {
        string text = string.Join(Environment.NewLine, lines);
        if (text == _last)
        {
            _repeated++;
            return;
        }

        Finish();
        _last = text;
        screen.WriteErrorLine(text);
    }
}
