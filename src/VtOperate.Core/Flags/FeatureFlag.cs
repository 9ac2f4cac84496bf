namespace VtOperate.Core.Flags;

/// <summary>A feature flag as its file holds it.</summary>
public sealed record FeatureFlag
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>The form of its file.</summary>
    public required FlagFormat Format { get; init; }

    /// <summary>How it stands, in words: <c>on</c>, <c>off</c>, <c>by rule</c>, <c>disabled</c>, or the name of the variant that everybody gets.</summary>
    public required string State { get; init; }

    /// <summary>The names of its variants; empty where the form has none.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>The variant that counts where no rule says otherwise; null where there is none.</summary>
    public string? DefaultVariant { get; init; }

    /// <summary>The variant that is safe: the false one of a truth value, else what its metadata <c>vt.off</c> names; null where neither says it. <c>off</c> where the form knows on and off only.</summary>
    public string? SafeVariant { get; init; }

    /// <summary>Whether rules decide who gets what.</summary>
    public bool HasRules { get; init; }

    /// <summary>Whether everybody gets the safe variant.</summary>
    public bool IsOff { get; init; }

    /// <summary>The file, relative to the repository with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>The line at which it begins, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
