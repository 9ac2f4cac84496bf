using System.Globalization;
using VtOperate.Core.Bugs.Records;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>How a fix stands to the constitution of its project, all principles together.</summary>
public sealed record ConstitutionReview
{
    /// <summary>What was held against it: a range or a commit as given, or null for what is not committed yet.</summary>
    public string? Range { get; init; }

    /// <summary>The outcome: violated, to be read by a person, respected, or not touched.</summary>
    public PrincipleStatus Status => Principles.Count == 0 ? PrincipleStatus.NotApplicable : Has(PrincipleStatus.Violates) ? PrincipleStatus.Violates
        : Has(PrincipleStatus.NeedsReview) ? PrincipleStatus.NeedsReview : Has(PrincipleStatus.Pass) ? PrincipleStatus.Pass : PrincipleStatus.NotApplicable;

    /// <summary>The outcome in one sentence, with how many principles it is of.</summary>
    public string Summary => Reason ?? Sentence();

    /// <summary>Why nothing was checked; null where something was.</summary>
    public string? Reason { get; init; }

    /// <summary>How many principles the fix violates.</summary>
    public int Violated => Count(PrincipleStatus.Violates);

    /// <summary>How many principles need a person.</summary>
    public int NeedsReview => Count(PrincipleStatus.NeedsReview);

    /// <summary>How many principles it respects, every rule of them checked.</summary>
    public int Passed => Count(PrincipleStatus.Pass);

    /// <summary>The principles in the order of the constitution.</summary>
    public IReadOnlyList<PrincipleResult> Principles { get; init; } = [];

    /// <summary>The constitution, relative to the project; null where there is none.</summary>
    public string? File { get; init; }

    /// <summary>The point of a checklist that it makes.</summary>
    /// <param name="commit">The commit of the fix, for the command that shows more.</param>
    public ChecklistItem ToChecklistItem(string commit)
    {
        if (Principles.Count == 0) return new ChecklistItem("Constitution", ChecklistState.NotNeeded, Summary);
        string more = Status is PrincipleStatus.Violates or PrincipleStatus.NeedsReview ? $" Test-Constitution -Commit {commit} shows all." : "";
        string broken = string.Concat(Principles.Where(one => one.Status == PrincipleStatus.Violates).Select(one => $" {one.Principle}: {one.Evidence[0]}.{(one.Suggestion is { } instead ? $" Instead: {instead}" : "")}"));
        return new ChecklistItem("Constitution", more.Length == 0 ? ChecklistState.Done : ChecklistState.Open, Summary + broken + more);
    }

    /// <inheritdoc/>
    public override string ToString() => Summary;

    private string Sentence()
    {
        string all = Number(Principles.Count, "principle");
        string rest = string.Create(CultureInfo.InvariantCulture, $"{Passed} respected, {NeedsReview} for a person, {Count(PrincipleStatus.NotApplicable)} not touched");
        return Status switch
        {
            PrincipleStatus.Violates => string.Create(CultureInfo.InvariantCulture, $"The fix violates {Violated} of {all}; {rest}."),
            PrincipleStatus.NeedsReview => string.Create(CultureInfo.InvariantCulture, $"Nothing that could be checked is violated, and {NeedsReview} of {all} {(NeedsReview == 1 ? "needs" : "need")} a person; {rest}."),
            PrincipleStatus.Pass => $"The fix respects the constitution, {all}: {rest}.",
            _ => $"The fix touches nothing that the constitution, {all}, can be checked for.",
        };
    }

    private bool Has(PrincipleStatus status) => Count(status) > 0;

    private int Count(PrincipleStatus status) => Principles.Count(one => one.Status == status);

    private static string Number(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
