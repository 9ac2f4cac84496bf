using System.Globalization;

namespace VtOperate.Shell.Hosting;

/// <summary>
/// The culture of every pipeline. The engine wraps text between words only in languages it knows, and asks the thread's culture for
/// the two letters of its language; with invariant globalization every culture answers that it is the invariant one, so this one speaks for itself.
/// </summary>
internal sealed class InvariantEnglish : CultureInfo
{
    private InvariantEnglish()
        : base("en-US", useUserOverride: false)
    {
    }

    /// <inheritdoc/>
    public override string TwoLetterISOLanguageName => "en";

    /// <summary>The culture.</summary>
    internal static InvariantEnglish Instance { get; } = new();
}
