using System.Globalization;
using System.Management.Automation;

namespace VtOperate.Binding;

/// <summary>Lets a time limit be given in seconds (<c>90</c>, <c>2.5</c>) or as a time span (<c>00:05:00</c>). PowerShell by itself would take a number for units of 100 nanoseconds.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class TimeLimitTransformationAttribute : ArgumentTransformationAttribute
{
    // What a timer of the system can count.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(24);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        TimeSpan? limit = value switch
        {
            TimeSpan span => span,
            string text => Read(text),
            IConvertible number and not bool and not char and not DateTime => Seconds(number.ToDouble(CultureInfo.InvariantCulture)),
            _ => null,
        };
        if (limit is { } found && found > TimeSpan.Zero && found <= s_longest) return found;
        throw new ArgumentTransformationMetadataException($"'{value}' is no time limit. Give seconds (90) or a time span (00:05:00) of more than nothing and up to 24 days.");
    }

    private static TimeSpan? Read(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)) return Seconds(seconds);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) ? span : null;
    }

    private static TimeSpan? Seconds(double seconds) => seconds > 0 && seconds <= s_longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
}
