using System.Globalization;
using System.Management.Automation.Host;

namespace VtOperate.Shell.Hosting;

/// <summary>The PowerShell host of the shell and of the module's tests: it writes to and reads from whatever text streams it is given.</summary>
/// <param name="output">Where everything for the user goes.</param>
/// <param name="errors">Where errors and warnings go; may be the same as <paramref name="output"/>.</param>
/// <param name="input">Where answers come from; null when nobody is there to answer.</param>
/// <param name="ansi">Whether escape sequences are passed on.</param>
/// <param name="width">Columns at which views wrap.</param>
/// <param name="ansiErrors">Whether escape sequences are passed on where errors go; as <paramref name="ansi"/> when null.</param>
internal sealed class ShellHost(TextWriter output, TextWriter errors, TextReader? input, bool ansi, int width, bool? ansiErrors = null) : PSHost
{
    /// <summary>The user interface, for tests that read what was shown.</summary>
    public ShellUserInterface Shown { get; } = new(output, errors, input, ansi, ansiErrors ?? ansi, width);

    /// <summary>The code of an <c>exit</c> statement, or null when there was none.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => InvariantEnglish.Instance;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => InvariantEnglish.Instance;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => "VtOperate.Shell";

    /// <inheritdoc/>
    public override PSHostUserInterface UI => Shown;

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version ?? new Version(0, 0);

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("This shell has no nested prompt.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException("This shell has no nested prompt.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication() { }

    /// <inheritdoc/>
    public override void NotifyEndApplication() { }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
