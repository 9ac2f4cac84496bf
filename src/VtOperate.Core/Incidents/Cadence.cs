using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents;

/// <summary>How often each audience is owed an update, by severity, and when a post-mortem is due. Pure.</summary>
public sealed class Cadence
{
    private static readonly Dictionary<(Severity, string), TimeSpan> s_usual = new()
    {
        [(Severity.Critical, IncidentAudience.Responders)] = TimeSpan.FromMinutes(30),
        [(Severity.Critical, IncidentAudience.Stakeholders)] = TimeSpan.FromMinutes(60),
        [(Severity.Critical, IncidentAudience.Public)] = TimeSpan.FromMinutes(60),
        [(Severity.High, IncidentAudience.Responders)] = TimeSpan.FromMinutes(60),
        [(Severity.High, IncidentAudience.Stakeholders)] = TimeSpan.FromMinutes(120),
        [(Severity.High, IncidentAudience.Public)] = TimeSpan.FromMinutes(120),
        [(Severity.Medium, IncidentAudience.Responders)] = TimeSpan.FromMinutes(240),
        [(Severity.Medium, IncidentAudience.Stakeholders)] = TimeSpan.FromDays(1),
    };

    private readonly Dictionary<(Severity, string), TimeSpan> _intervals = new(s_usual);

    private Cadence()
    {
    }

    /// <summary>The rhythm without a configuration.</summary>
    public static Cadence Usual { get; } = new();

    /// <summary>The rhythm of a configuration: <c>cadence: { 1: { responders: 15, stakeholders: 60, public: none } }</c>, in minutes, over the usual one.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="reporter">Where mistakes go; the usual value counts for them.</param>
    public static Cadence Of(OperationConfiguration configuration, IReporter reporter)
    {
        var cadence = new Cadence();
        foreach (ConfigurationSetting setting in configuration.Settings)
        {
            if (!setting.Key.StartsWith("cadence.", StringComparison.Ordinal)) continue;
            string level = setting.Key["cadence.".Length..];
            if (!SeverityText.TryParse(level, out Severity severity) || setting.Node is not YamlMap map)
            {
                Mistake(setting, setting.Line ?? 1, $"'{setting.Key}' must be a severity from 1 to 4 with minutes for {string.Join(", ", IncidentAudience.Owed)}");
                continue;
            }

            foreach ((YamlScalar name, YamlNode value) in map.Entries) cadence.Set(severity, name, value, text => Mistake(setting, name.Line, text));
        }

        return cadence;

        void Mistake(ConfigurationSetting setting, int line, string text) =>
            reporter.Problem(new OperationException(ErrorId.ConfigurationInvalid, setting.File, string.Create(CultureInfo.InvariantCulture, $"'{setting.File}' line {line}: {text}.")));
    }

    /// <summary>How long after the last update an audience is owed the next one; null when it is owed none.</summary>
    /// <param name="severity">How bad it is; what is not known counts as high.</param>
    /// <param name="audience">One of <see cref="IncidentAudience.Owed"/>.</param>
    public TimeSpan? IntervalOf(Severity? severity, string audience) => _intervals.TryGetValue((severity ?? Severity.High, audience), out TimeSpan interval) ? interval : null;

    private void Set(Severity severity, YamlScalar name, YamlNode value, Action<string> mistake)
    {
        string text = (value as YamlScalar)?.Value.Trim() ?? "";
        if (!IncidentAudience.Owed.Contains(name.Value)) mistake($"'{name.Value}' is no audience; allowed: {string.Join(", ", IncidentAudience.Owed)}");
        else if (text.Equals("none", StringComparison.OrdinalIgnoreCase)) _intervals.Remove((severity, name.Value));
        else if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes is > 0 and <= 525_600) _intervals[(severity, name.Value)] = TimeSpan.FromMinutes(minutes);
        else mistake($"'{name.Value}' is '{text}'; allowed are minutes above 0, and none");
    }
}
