using System.Globalization;
using System.Management.Automation.Host;

namespace VtOperate.Commands.Bugs;

/// <summary>The host of a check that is a script: it keeps what is written to it, notes an <c>exit</c>, and answers no question.</summary>
/// <param name="written">Takes each line that is written to the host.</param>
internal sealed class ProbeHost(Action<string> written) : PSHost
{
    private readonly ProbeUserInterface _interface = new(written);

    /// <summary>The code of an <c>exit</c> statement; null when there was none.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>What the script asked, if it asked anything.</summary>
    public string? Question => _interface.Question;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "VtOperate.Check";

    public override PSHostUserInterface UI => _interface;

    public override Version Version { get; } = typeof(ProbeHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override void EnterNestedPrompt() => throw _interface.Asked("a nested prompt");

    public override void ExitNestedPrompt() { }

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    public override void SetShouldExit(int exitCode) => ExitCode ??= exitCode;
}
