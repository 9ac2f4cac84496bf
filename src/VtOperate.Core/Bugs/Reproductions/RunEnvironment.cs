using System.Globalization;
using System.Runtime.InteropServices;
using VtOperate.Core.Redaction;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>In what environment a check was run, as far as checks are known to depend on it.</summary>
public sealed record RunEnvironment
{
    // Variables that change what programs do without naming one: language and zone, stage, search paths of the common runtimes, switches of build servers.
    private static readonly string[] s_relevant =
    [
        "ASPNETCORE_ENVIRONMENT", "CI", "DOTNET_ENVIRONMENT", "DOTNET_ROOT", "GEM_HOME", "GITHUB_ACTIONS", "GOFLAGS", "GOPATH", "JAVA_HOME", "JAVA_TOOL_OPTIONS", "LANG", "LANGUAGE", "LC_ALL",
        "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LD_PRELOAD", "MSBUILD", "NODE_ENV", "NODE_OPTIONS", "NODE_PATH", "PYTHONHASHSEED", "PYTHONPATH", "RAILS_ENV", "RUBYOPT", "RUSTFLAGS", "TF_BUILD", "TZ",
        "VIRTUAL_ENV",
    ];

    /// <summary>The operating system as it names itself.</summary>
    public required string System { get; init; }

    /// <summary>The processor, for instance <c>X64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>How many processors there are.</summary>
    public int Processors { get; init; }

    /// <summary>The runtime of this process.</summary>
    public required string Runtime { get; init; }

    /// <summary>The shell with its version; null when it is not known.</summary>
    public string? Shell { get; init; }

    /// <summary>The culture of this process; empty for the invariant one.</summary>
    public required string Culture { get; init; }

    /// <summary>The time zone of this machine.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Those variables that are set and known to matter, as <c>NAME=value</c> in ordinal order, secrets removed.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>The environment of this process.</summary>
    /// <param name="user">The variables.</param>
    /// <param name="shell">The shell with its version.</param>
    public static RunEnvironment Read(IUserEnvironment user, string? shell) => new()
    {
        System = RuntimeInformation.OSDescription,
        Architecture = RuntimeInformation.OSArchitecture.ToString(),
        Processors = Environment.ProcessorCount,
        Runtime = RuntimeInformation.FrameworkDescription,
        Shell = shell,
        Culture = CultureInfo.CurrentCulture.Name,
        TimeZone = TimeZoneInfo.Local.Id,
        Variables = [.. s_relevant.Where(name => user.Variable(name) is not null).Select(name => SecretRedactor.Redact($"{name}={user.Variable(name)}"))],
    };

    /// <summary>In what two environments differ, one sentence each.</summary>
    /// <param name="other">The other, earlier one.</param>
    public IReadOnlyList<string> DifferencesFrom(RunEnvironment other)
    {
        List<string> differences = [];
        void Compare(string what, string? then, string? now)
        {
            if (then != now) differences.Add($"{what}: {(string.IsNullOrEmpty(then) ? "none" : then)} then, {(string.IsNullOrEmpty(now) ? "none" : now)} now");
        }

        Compare("system", other.System, System);
        Compare("architecture", other.Architecture, Architecture);
        Compare("runtime", other.Runtime, Runtime);
        Compare("shell", other.Shell, Shell);
        Compare("culture", other.Culture, Culture);
        Compare("time zone", other.TimeZone, TimeZone);
        foreach (string gone in other.Variables.Except(Variables, StringComparer.Ordinal)) differences.Add($"variable then: {gone}");
        foreach (string come in Variables.Except(other.Variables, StringComparer.Ordinal)) differences.Add($"variable now: {come}");
        return differences;
    }
}
