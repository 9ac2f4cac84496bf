namespace VtOperate.Shell;

/// <summary>The exit codes that <c>docs/contracts.md</c> promises. A script's own <c>exit N</c> comes before them.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    internal const int Done = 0;

    /// <summary>A check failed, or there are findings.</summary>
    internal const int Findings = 1;

    /// <summary>Wrong use, or an error.</summary>
    internal const int Error = 2;

    /// <summary>A check could not be made.</summary>
    internal const int CouldNotCheck = 3;

    /// <summary>Ctrl+C: 128 and the number of the signal, as shells have it.</summary>
    internal const int Interrupted = 130;
}
