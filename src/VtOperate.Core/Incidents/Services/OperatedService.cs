namespace VtOperate.Core.Incidents.Services;

/// <summary>A service that a team operates, as <c>services:</c> in the configuration says it.</summary>
public sealed record OperatedService
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The folders of the repositories that hold its code, absolute; at least one.</summary>
    public required IReadOnlyList<string> Repositories { get; init; }

    /// <summary>Its files and folders in those repositories, with forward slashes; a star stands for any part of a name, two for any folders. Empty for everything.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Patterns of the tags that mark its deployments; empty where the configuration names none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The files of its feature flags, in the form of <see cref="Paths"/>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The names of its channels.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Whether nothing works without it.</summary>
    public bool IsCritical { get; init; }

    /// <summary>Whether the configuration names it.</summary>
    public bool IsConfigured { get; init; } = true;
}
