namespace VtOperate.Core.Incidents.Assessments;

/// <summary>Answers that would make an incident more or less severe.</summary>
/// <param name="Answers">The answers, as parameters: <c>-DataLoss No</c>. They change it together.</param>
/// <param name="Severity">What it would be with them.</param>
/// <param name="IsOpen">Whether nobody has answered these yet; else it is what another answer would have meant.</param>
public sealed record SeverityAlternative(IReadOnlyList<string> Answers, Severity Severity, bool IsOpen)
{
    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(' ', Answers)}: {(int)Severity} ({Severity})";
}
