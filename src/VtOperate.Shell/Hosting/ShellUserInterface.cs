using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace VtOperate.Shell.Hosting;

/// <summary>Shows text and asks questions. Where nobody can answer, a question fails as it does in a session without a host.</summary>
internal sealed class ShellUserInterface(TextWriter output, TextWriter errors, TextReader? input, bool ansi, bool ansiErrors, int width) : PSHostUserInterface
{
    private const int BarWidth = 30;
    private const int RecordsKept = 1000;

    private readonly ShellRawUserInterface _screen = new(width);
    private bool _barShown;

    /// <summary>The latest progress records, up to a thousand.</summary>
    public List<ProgressRecord> Progress { get; } = [];

    public override PSHostRawUserInterface RawUI => _screen;

    public override bool SupportsVirtualTerminal => ansi;

    public override void Write(string value) => Show(output, value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Show(output, value);

    public override void WriteLine(string value) => Show(output, value + Environment.NewLine);

    public override void WriteErrorLine(string value) => Show(errors, Coloured("31;1", value) + Environment.NewLine);

    public override void WriteWarningLine(string message) => Show(errors, Coloured("33;1", "WARNING: " + message) + Environment.NewLine);

    public override void WriteVerboseLine(string message) => Show(errors, "VERBOSE: " + message + Environment.NewLine);

    public override void WriteDebugLine(string message) => Show(errors, "DEBUG: " + message + Environment.NewLine);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (Progress.Count == RecordsKept) Progress.RemoveAt(0);
        Progress.Add(record);
        if (!ansiErrors) return;
        if (record.RecordType == ProgressRecordType.Completed)
        {
            HideBar();
            return;
        }

        int filled = Math.Clamp(record.PercentComplete, 0, 100) * BarWidth / 100;
        string bar = $"{record.Activity} [{new string('#', filled)}{new string(' ', BarWidth - filled)}] {record.StatusDescription}";

        // A bar that wraps could not be taken away again.
        errors.Write("\r\x1b[K" + (bar.Length < width ? bar : bar[..(width - 1)]));
        errors.Flush();
        _barShown = true;
    }

    public override string ReadLine() => Answer();

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (char c in Answer()) secret.AppendChar(c);
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        Introduce(caption, message);
        var answers = new Dictionary<string, PSObject>();
        foreach (FieldDescription field in descriptions)
        {
            Write((string.IsNullOrEmpty(field.Label) ? field.Name : field.Label.Replace("&", "", StringComparison.Ordinal)) + ": ");
            answers[field.Name] = PSObject.AsPSObject(Answer());
        }

        return answers;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Introduce(caption, message);
        while (true)
        {
            for (int i = 0; i < choices.Count; i++)
            {
                (string key, string label) = KeyAndLabel(choices[i], i);
                Write(string.Create(CultureInfo.InvariantCulture, $"[{key}] {label}  "));
            }

            if (defaultChoice >= 0) Write($"(default {KeyAndLabel(choices[defaultChoice], defaultChoice).Key})");
            Write(": ");
            string answer = Answer().Trim();
            if (answer.Length == 0 && defaultChoice >= 0) return defaultChoice;
            for (int i = 0; i < choices.Count; i++)
            {
                (string key, string label) = KeyAndLabel(choices[i], i);
                if (answer.Equals(key, StringComparison.OrdinalIgnoreCase) || answer.Equals(label, StringComparison.OrdinalIgnoreCase)) return i;
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException("This shell asks for no credentials.");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NotSupportedException("This shell asks for no credentials.");

    private static (string Key, string Label) KeyAndLabel(ChoiceDescription choice, int index)
    {
        string label = choice.Label.Replace("&", "", StringComparison.Ordinal);
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        bool marked = mark >= 0 && mark + 1 < choice.Label.Length;
        return (marked ? choice.Label[(mark + 1)..(mark + 2)].ToUpperInvariant() : (index + 1).ToString(CultureInfo.InvariantCulture), label);
    }

    private void Introduce(string caption, string message)
    {
        // A question that nobody can answer is not shown either.
        if (input is null) throw NobodyThere();
        if (!string.IsNullOrEmpty(caption)) WriteLine(caption);
        if (!string.IsNullOrEmpty(message)) WriteLine(message);
    }

    private string Answer()
    {
        output.Flush();
        return input?.ReadLine() ?? throw NobodyThere();
    }

    private static HostException NobodyThere() => new("Nobody is there to answer: standard input is not a terminal, or it has ended.");

    private void Show(TextWriter writer, string text)
    {
        HideBar();

        // The engine hands over escape sequences whatever the host supports; the host has to take them out.
        writer.Write(GetOutputString(text, supportsVirtualTerminal: ReferenceEquals(writer, errors) ? ansiErrors : ansi));
    }

    private void HideBar()
    {
        if (!_barShown) return;
        errors.Write("\r\x1b[K");
        _barShown = false;
    }

    private string Coloured(string code, string text) => ansiErrors ? $"\x1b[{code}m{text}\x1b[0m" : text;
}
