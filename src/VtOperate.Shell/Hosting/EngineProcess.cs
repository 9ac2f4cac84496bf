using System.Globalization;

namespace VtOperate.Shell.Hosting;

/// <summary>What a process that hosts the engine settles before the engine is first used.</summary>
internal static class EngineProcess
{
    /// <summary>
    /// Settles culture and privacy. The engine does not pass its host's culture on to the pipeline's threads, and it reports
    /// every import of a module to its maker unless it is told not to; nothing here talks to a network unasked.
    /// </summary>
    internal static void Prepare()
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        CultureInfo.DefaultThreadCurrentCulture = InvariantEnglish.Instance;
        CultureInfo.DefaultThreadCurrentUICulture = InvariantEnglish.Instance;
    }
}
