namespace VtOperate.Core.Code.Routes;

/// <summary>A field of a type that is sent.</summary>
/// <param name="Name">Its name as it is sent, as far as the code says so; else its name in the code.</param>
/// <param name="Type">Its type as it is written; empty where there is none.</param>
/// <param name="Line">Where it stands, from 1.</param>
internal sealed record TypeField(string Name, string Type, int Line)
{
    /// <summary>Whether the code refuses a message without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The fewest signs that are allowed.</summary>
    public string? MinLength { get; init; }

    /// <summary>The most signs that are allowed.</summary>
    public string? MaxLength { get; init; }

    /// <summary>The smallest number that is allowed.</summary>
    public string? Minimum { get; init; }

    /// <summary>The largest number that is allowed.</summary>
    public string? Maximum { get; init; }

    /// <summary>The value that counts where none is sent.</summary>
    public string? Default { get; init; }

    /// <summary>Whether it is worked out and never received.</summary>
    public bool IsComputed { get; init; }

    /// <summary>The values that are allowed; none where they are not listed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}
