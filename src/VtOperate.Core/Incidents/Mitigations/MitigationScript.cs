namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>A script of the team as <c>mitigations:</c> in the configuration names it. Programs and arguments; no shell reads them.</summary>
internal sealed record MitigationScript
{
    /// <summary>Its name.</summary>
    internal required string Name { get; init; }

    /// <summary>The service that it is for; null for any.</summary>
    internal string? Service { get; init; }

    /// <summary>What kind of mitigation it is.</summary>
    internal MitigationKind Kind { get; init; } = MitigationKind.Script;

    /// <summary>What does it: the program and its arguments. For a manual step its words.</summary>
    internal IReadOnlyList<string> Invoke { get; init; } = [];

    /// <summary>What says whether it has worked; empty for nothing.</summary>
    internal IReadOnlyList<string> Verify { get; init; } = [];

    /// <summary>What undoes it; empty for nothing.</summary>
    internal IReadOnlyList<string> Undo { get; init; } = [];

    /// <summary>The same with words in braces filled in.</summary>
    /// <param name="values">What stands for each word. One without a value makes the script unusable.</param>
    /// <param name="missing">Takes the words that nobody knows.</param>
    internal MitigationScript Fill(IReadOnlyDictionary<string, string?> values, ICollection<string> missing)
    {
        return this with { Invoke = Filled(Invoke), Verify = Filled(Verify), Undo = Filled(Undo) };

        IReadOnlyList<string> Filled(IReadOnlyList<string> words) => [.. words.Select(word =>
        {
            foreach ((string name, string? value) in values)
            {
                string sign = "{" + name + "}";
                if (!word.Contains(sign, StringComparison.Ordinal)) continue;

                // A version that begins as an option does would be one.
                if (string.IsNullOrEmpty(value) || (word.StartsWith(sign, StringComparison.Ordinal) && value.StartsWith('-'))) missing.Add(name);
                else word = word.Replace(sign, value, StringComparison.Ordinal);
            }

            return word;
        })];
    }
}
