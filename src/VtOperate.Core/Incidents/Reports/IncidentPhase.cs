using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>A stretch of an incident between two moments.</summary>
/// <param name="FromName">The moment at which it begins, in words.</param>
/// <param name="ToName">The moment at which it ends, in words.</param>
/// <param name="From">When it began; null when nobody said.</param>
/// <param name="To">When it ended, or now where it goes on; null when nobody said.</param>
/// <param name="State">What is known of it.</param>
internal sealed record IncidentPhase(string FromName, string ToName, DateTimeOffset? From, DateTimeOffset? To, PhaseState State)
{
    /// <summary>From which moment to which.</summary>
    internal string Name => $"{char.ToUpperInvariant(FromName[0])}{FromName[1..]} → {ToName}";

    /// <summary>How long it took, or has taken so far; null when that is not known.</summary>
    internal TimeSpan? Length => State is PhaseState.Known or PhaseState.Running ? To - From : null;

    /// <summary>How long it took where it is over and both of its times are recorded in order; null otherwise, so that it is left out of figures.</summary>
    internal TimeSpan? Settled => State == PhaseState.Known ? Length : null;

    /// <summary>How long it took, in a few words.</summary>
    internal string Said => State switch
    {
        PhaseState.Known => DurationFigures.Said(Length),
        PhaseState.Running => DurationText.Of(Length!.Value) + " so far",
        PhaseState.Ahead => $"{NotYet} yet",
        PhaseState.Backwards => "no length",
        _ => "unknown",
    };

    /// <summary>Why it is not known how long it took; empty where it is.</summary>
    internal string Why => State switch
    {
        PhaseState.Unknown => $"nobody recorded when: {(From is null && To is null ? $"{FromName}, {ToName}" : From is null ? FromName : ToName)}",
        PhaseState.Backwards => $"'{ToName}' is recorded before '{FromName}'",
        _ => "",
    };

    private string NotYet => ToName == IncidentPhases.CauseKnown ? "cause not known" : "not " + ToName;

    /// <summary>A phase between two moments that are recorded, or not.</summary>
    /// <param name="fromName">The moment at which it begins, in words.</param>
    /// <param name="from">When it began.</param>
    /// <param name="toName">The moment at which it ends, in words.</param>
    /// <param name="to">When it ended.</param>
    /// <param name="isAhead">Whether its end is still to come where it is not recorded.</param>
    internal static IncidentPhase Between(string fromName, DateTimeOffset? from, string toName, DateTimeOffset? to, bool isAhead = false) =>
        new(fromName, toName, from, to, to is null && isAhead ? PhaseState.Ahead : from is null || to is null ? PhaseState.Unknown : to < from ? PhaseState.Backwards : PhaseState.Known);
}
