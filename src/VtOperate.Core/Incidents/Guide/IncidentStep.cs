namespace VtOperate.Core.Incidents.Guide;

/// <summary>One thing that a person may do next about an incident.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">Its name; <c>&amp;</c> stands before the letter that chooses it.</param>
/// <param name="Text">What it is for, in a sentence.</param>
/// <param name="Cmdlet">The cmdlet that does it.</param>
/// <param name="Command">The command that does it, ready to run; null where it takes words that only a person has.</param>
public sealed record IncidentStep(IncidentStepKind Kind, string Label, string Text, string Cmdlet, string? Command)
{
    /// <summary>Its name as a person reads it.</summary>
    public string Name => Label.Replace("&", "", StringComparison.Ordinal);
}
