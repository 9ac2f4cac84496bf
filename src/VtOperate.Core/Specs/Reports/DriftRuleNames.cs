namespace VtOperate.Core.Specs.Reports;

/// <summary>What the rules are called. Their ids never change; these words may.</summary>
internal static class DriftRuleNames
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["A1"] = "A requirement is cited that is defined nowhere",
        ["A2"] = "A retired requirement is cited",
        ["A3"] = "A requirement is cited by an id that it no longer has",
        ["A4"] = "An id or a number stands twice",
        ["A5"] = "Nothing refers to a requirement",
        ["A6"] = "No test refers to a requirement",
        ["A7"] = "A specification is gone and still cited",
        ["B1"] = "A task that is done names a file that never was",
        ["B2"] = "A task that is done names a file that is gone",
        ["B3"] = "A task is open and its files are there",
        ["C1"] = "An operation of a contract has no route",
        ["C2"] = "A route stands in no contract",
        ["C3"] = "Contract and routes have different base paths",
        ["C4"] = "A parameter has another default, limit or value than its contract",
        ["C5"] = "A status code differs from the specification",
        ["C6"] = "A field differs from its contract",
        ["C7"] = "A contract cannot be read",
        ["D1"] = "A literal of a requirement is not in the code",
        ["D2"] = "A number of a requirement differs from the code",
        ["D3"] = "A field of the data model is not in the code",
        ["D4"] = "A closed set has other members in the code",
        ["D5"] = "The plan names another technology than the manifests",
        ["D6"] = "A comment says something else than the requirement that it cites",
        ["E1"] = "A requirement was changed after its code was verified",
        ["E2"] = "Code was changed after it was verified",
        ["E3"] = "A change touches what a requirement names and not the requirement",
        ["E4"] = "A newer document says that a requirement no longer holds",
        ["F1"] = "Two specifications contradict each other",
        ["H1"] = "A specification is not finished",
    };

    /// <summary>The name of a rule; its id where it has none.</summary>
    public static string Of(string rule) => s_names.GetValueOrDefault(rule, rule);

    /// <summary>Whether a rule says no more than that somebody should look again.</summary>
    public static bool IsReview(string rule) => rule is "E1" or "E2";
}
