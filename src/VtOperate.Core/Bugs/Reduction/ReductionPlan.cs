namespace VtOperate.Core.Bugs.Reduction;

/// <summary>One reduction: what is taken apart, how it is run, and what the result is called.</summary>
internal sealed record ReductionPlan
{
    internal required string Source { get; init; }

    internal required InputForm Form { get; init; }

    internal required string Unit { get; init; }

    internal required byte[] Content { get; init; }

    internal required ReductionPart Root { get; init; }

    internal required ICandidateRunner Runner { get; init; }

    /// <summary>The size of a content in <see cref="Unit"/>.</summary>
    internal required Func<byte[], long> Size { get; init; }

    /// <summary>What a content holds, for a list.</summary>
    internal Func<byte[], IReadOnlyList<string>> Items { get; init; } = _ => [];

    /// <summary>What a content means as text; null where it is the text itself.</summary>
    internal Func<byte[], string>? Text { get; init; }

    /// <summary>Writes a content where the result goes.</summary>
    internal Action<string, byte[]>? Write { get; init; }

    /// <summary>What the place of an exception may be told by.</summary>
    internal FailurePlaces Places { get; init; } = new(null, KeepsLines: true);

    /// <summary>What the first runs are on, in words.</summary>
    internal string Whole { get; init; } = "the whole input";

    /// <summary>Contents that are known to pass.</summary>
    internal IReadOnlyList<byte[]> Passing { get; init; } = [];

    internal IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether everything that can be left out was left out of a file or a folder, and it failed still.</summary>
    internal bool NeedsNothing(byte[] best, int proven) => Form switch
    {
        InputForm.Folder => Size(best) == 0,
        InputForm.Arguments or InputForm.Hunks or InputForm.Conditions => false,
        _ => proven == 0 && best.Length < Content.Length,
    };
}
