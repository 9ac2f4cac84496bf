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

    /// <summary>Writes a content where the result goes.</summary>
    internal Action<byte[]>? Write { get; init; }

    internal IReadOnlyList<string> Notes { get; init; } = [];
}
