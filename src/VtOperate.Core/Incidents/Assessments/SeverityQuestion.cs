namespace VtOperate.Core.Incidents.Assessments;

/// <summary>A question about an incident, with its answers from the best to the worst.</summary>
internal sealed record SeverityQuestion
{
    /// <summary>What is asked, with the parameter that answers it.</summary>
    internal required string Text { get; init; }

    /// <summary>Whether nobody has answered it.</summary>
    internal required Func<SeverityFactors, bool> IsOpen { get; init; }

    /// <summary>The answers, as a parameter and as what it makes of the factors, the best first.</summary>
    internal required IReadOnlyList<(string Parameter, Func<SeverityFactors, SeverityFactors> Give)> Answers { get; init; }
}
