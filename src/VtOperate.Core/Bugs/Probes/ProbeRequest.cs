namespace VtOperate.Core.Bugs.Probes;

/// <summary>Where and with what a check is run once.</summary>
/// <param name="Folder">The working folder, absolute; it must exist.</param>
public sealed record ProbeRequest(string Folder)
{
    /// <summary>Environment variables that differ from those of this process; a null value takes the variable away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>What the check reads as its standard input, as bytes; null for none (an empty input, never the terminal).</summary>
    public ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>How long it may take; null for as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Arguments that follow those of the check itself, for instance the file of a candidate.</summary>
    public IReadOnlyList<string> MoreArguments { get; init; } = [];

    /// <summary>
    /// What stands in the arguments of the check for words in braces, by the word without them: for the empty word (<c>{}</c>) the file of a candidate, for <c>tests</c> a list.
    /// <see cref="ProbeArguments"/> puts them in before the check is started.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Placeholders { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Hears what the program writes as it comes, on a thread of the runner, from both of its streams; null for nobody. Only programs are heard.</summary>
    public Action<ReadOnlyMemory<byte>>? Heard { get; init; }
}
