namespace VtOperate.HelpGen.Cmdlets;

/// <summary>What reflection says about one cmdlet.</summary>
internal sealed record CmdletShape
{
    /// <summary>The verb, such as <c>Get</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>The noun, such as <c>Solution</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>Verb and noun.</summary>
    public string Name => Verb + "-" + Noun;

    /// <summary>The address of <c>Get-Help -Online</c>, or null.</summary>
    public string? HelpUri { get; init; }

    /// <summary>Whether -WhatIf and -Confirm are there.</summary>
    public bool SupportsShouldProcess { get; init; }

    /// <summary>The name of the default parameter set, or null.</summary>
    public string? DefaultSet { get; init; }

    /// <summary>The names of the types it writes, in the order of its attributes.</summary>
    public IReadOnlyList<string> OutputTypes { get; init; } = [];

    /// <summary>Its own parameters and those of its base class, without the common ones; by name.</summary>
    public IReadOnlyList<ParameterShape> Parameters { get; init; } = [];

    /// <summary>The names of its parameter sets, the default one first; one null when there is a single unnamed set.</summary>
    public IReadOnlyList<string?> Sets { get; init; } = [null];
}
