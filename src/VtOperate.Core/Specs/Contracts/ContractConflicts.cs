using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Compares an operation with what a newer contract promises in its place (F1): another success, another value of the same parameter. What the newer one adds is no contradiction. A newer feature usually takes the place of an older one without a word, so that each is a hint.</summary>
internal static class ContractConflicts
{
    /// <summary>Finds what contradicts.</summary>
    public static void Find(ContractSet contracts, ContractFindings findings)
    {
        foreach (ContractOperation older in contracts.Replaced)
        {
            ContractOperation newer = contracts.Current(older);
            if (newer.Feature == older.Feature) continue;
            List<ContractResponse> now = Successes(newer), before = Successes(older);
            if (now.Count > 0 && before.Count > 0 && !now.Exists(one => before.Exists(other => other.Status == one.Status)))
                Add(findings, newer, older, newer.Title, ($"answers {List(now.Select(one => one.Status))}", now[0].Line), ($"answers {List(before.Select(one => one.Status))}", before[0].Line));
            foreach (ContractParameter parameter in newer.Parameters)
            {
                if (older.Parameters.FirstOrDefault(one => one.Place == parameter.Place && one.Name == parameter.Name) is { } known) Compare(findings, newer, older, parameter, known);
            }
        }
    }

    private static void Compare(ContractFindings findings, ContractOperation newer, ContractOperation older, ContractParameter now, ContractParameter before)
    {
        (string Word, string? Now, string? Before)[] values =
        [
            ("default", now.Schema.Default, before.Schema.Default), ("minimum", now.Schema.Minimum, before.Schema.Minimum), ("maximum", now.Schema.Maximum, before.Schema.Maximum), ("most signs", now.Schema.MaxLength, before.Schema.MaxLength),
        ];
        foreach ((string word, string? one, string? other) in values)
        {
            if (one is not null && other is not null && !ContractValues.AreSame(one, other)) Add(findings, newer, older, $"{newer.Title} {now.Name} {word}", ($"{now.Name}: {word} {one}", now.Line), ($"{now.Name}: {word} {other}", before.Line));
        }

        HashSet<string> allowed = [.. now.Schema.Values.Select(ContractValues.Name)];
        List<string> lost = allowed.Count == 0 ? [] : [.. before.Schema.Values.Where(value => !allowed.Contains(ContractValues.Name(value)))];
        if (lost.Count > 0) Add(findings, newer, older, $"{newer.Title} {now.Name} values", ($"{now.Name}: one of {List(now.Schema.Values)}", now.Line), ($"{now.Name}: also {List(lost)}", before.Line));
    }

    private static void Add(ContractFindings findings, ContractOperation newer, ContractOperation older, string subject, (string Words, int Line) now, (string Words, int Line) before) =>
        findings.Add("F1", newer, DriftConfidence.Hint, (DriftText.Brief($"{newer.Title}: {now.Words}"), now.Line), DriftText.Brief($"{older.Requirement} says: {older.Title}: {before.Words}"), older.File, before.Line, subject, DriftSuggestion.UpdateSpec,
            [new Evidence("Conflict", $"where the newer one counts, say so in {older.File}", 0, older.File, before.Line)], Severity.Medium);

    private static List<ContractResponse> Successes(ContractOperation operation) => [.. operation.Responses.Where(response => response.Status.StartsWith('2'))];

    private static string List(IEnumerable<string> words) => string.Join(", ", words);
}
