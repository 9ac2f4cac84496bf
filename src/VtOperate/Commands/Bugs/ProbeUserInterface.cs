using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace VtOperate.Commands.Bugs;

/// <summary>The user interface of a check: what is written is output, and nobody is there to be asked.</summary>
/// <param name="written">Takes each line.</param>
internal sealed class ProbeUserInterface(Action<string> written) : PSHostUserInterface
{
    /// <summary>What was asked, if anything was.</summary>
    public string? Question { get; private set; }

    public override PSHostRawUserInterface? RawUI => null;

    public override void Write(string value) => written(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => written(value);

    public override void WriteLine(string value) => written(value + "\n");

    public override void WriteErrorLine(string value) => written(value + "\n");

    // These come as records of their streams as well.
    public override void WriteDebugLine(string message) { }

    public override void WriteVerboseLine(string message) { }

    public override void WriteWarningLine(string message) { }

    public override void WriteProgress(long sourceId, ProgressRecord record) { }

    public override string ReadLine() => throw Asked("a line of text");

    public override SecureString ReadLineAsSecureString() => throw Asked("a secret");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Asked(Words(caption, message));

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw Asked(Words(caption, message));

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Asked("credentials");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw Asked("credentials");

    /// <summary>Notes the question and refuses it.</summary>
    public HostException Asked(string question)
    {
        Question ??= question;
        return new HostException($"A check asked for {question}, and nobody is there to answer.");
    }

    private static string Words(string caption, string message) => message.Length > 0 ? message : caption.Length > 0 ? caption : "an answer";
}
