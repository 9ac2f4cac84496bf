using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Assessments;

/// <summary>From which measure on an impact is medium and from which it is high. Pure.</summary>
public sealed class SeverityThresholds
{
    /// <summary>The share of users.</summary>
    public const string Users = "users";

    /// <summary>The share of requests that fail.</summary>
    public const string ErrorRate = "errorRate";

    /// <summary>How many times longer than usual an answer takes.</summary>
    public const string Latency = "latency";

    /// <summary>The number of other services that are broken by it.</summary>
    public const string Dependents = "dependents";

    private const string Prefix = "severity.", MediumKey = "medium", HighKey = "high";

    // Our own numbers; the field agrees on the words (many, everyone) and not on shares.
    private static readonly Dictionary<string, (double Medium, double High)> s_usual = new(StringComparer.Ordinal)
    {
        [Users] = (0.05, 0.5),
        [ErrorRate] = (0.05, 0.5),
        [Latency] = (2, 10),
        [Dependents] = (1, 5),
    };

    private readonly Dictionary<string, (double Medium, double High)> _limits = new(s_usual, StringComparer.Ordinal);

    private SeverityThresholds()
    {
    }

    /// <summary>The thresholds without a configuration.</summary>
    public static SeverityThresholds Usual { get; } = new();

    /// <summary>The measures that have thresholds.</summary>
    public static IReadOnlyList<string> Names { get; } = [Users, ErrorRate, Latency, Dependents];

    /// <summary>The thresholds of a configuration over the usual ones: <c>severity: { users: { medium: 0.1, high: 60% } }</c>.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="reporter">Where mistakes go; the usual value counts for them.</param>
    public static SeverityThresholds Of(OperationConfiguration configuration, IReporter reporter)
    {
        var thresholds = new SeverityThresholds();
        foreach (ConfigurationSetting setting in configuration.Settings)
        {
            if (!setting.Key.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            string name = setting.Key[Prefix.Length..];
            if (!s_usual.ContainsKey(name)) Mistake(setting.Line ?? 1, $"'{setting.Key}' has no threshold; allowed: {string.Join(", ", Names)}");
            else if (setting.Node is not YamlMap map) Mistake(setting.Line ?? 1, $"'{setting.Key}' must hold {MediumKey} and {HighKey}");
            else thresholds.Set(name, map, Mistake);

            void Mistake(int line, string text) =>
                reporter.Problem(new OperationException(ErrorId.ConfigurationInvalid, setting.File, string.Create(CultureInfo.InvariantCulture, $"'{setting.File}' line {line}: {text}.")));
        }

        return thresholds;
    }

    /// <summary>Where a measure stands.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="value">The measure.</param>
    public AssessmentLevel LevelOf(string name, double value)
    {
        (double medium, double high) = _limits[name];
        return value >= high ? AssessmentLevel.High : value >= medium ? AssessmentLevel.Medium : AssessmentLevel.Low;
    }

    /// <summary>The measure from which on it counts as much as a level; 0 for <see cref="AssessmentLevel.Low"/>.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="level">The level.</param>
    public double From(string name, AssessmentLevel level) => level switch { AssessmentLevel.High => _limits[name].High, AssessmentLevel.Medium => _limits[name].Medium, _ => 0 };

    private void Set(string name, YamlMap map, Action<int, string> mistake)
    {
        (double medium, double high) = _limits[name];
        bool isShare = name is Users or ErrorRate;
        foreach ((YamlScalar key, YamlNode value) in map.Entries)
        {
            string text = (value as YamlScalar)?.Value.Trim() ?? "";
            if (key.Value is not (MediumKey or HighKey)) mistake(key.Line, $"'{Prefix}{name}' knows {MediumKey} and {HighKey}, not '{key.Value}'");
            else if ((isShare ? ShareText.Read(text) : Number(text)) is not { } limit || limit <= 0) mistake(key.Line, $"'{key.Value}' of '{Prefix}{name}' is '{text}'; allowed is {(isShare ? "a share such as 0.2 or 20%" : "a number above 0")}");
            else if (key.Value == MediumKey) medium = limit;
            else high = limit;
        }

        if (medium <= high) _limits[name] = (medium, high);
        else mistake(map.Line, string.Create(CultureInfo.InvariantCulture, $"in '{Prefix}{name}' {MediumKey} ({medium}) is above {HighKey} ({high})"));
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
