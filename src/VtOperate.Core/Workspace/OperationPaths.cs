namespace VtOperate.Core.Workspace;

/// <summary>Where this module writes what it records in the work tree. All absolute; none needs to exist.</summary>
public sealed record OperationPaths
{
    /// <summary>The folder of the solutions.</summary>
    public required string Solutions { get; init; }

    /// <summary>The file of the critical patterns.</summary>
    public required string Patterns { get; init; }

    /// <summary>The folder of the bug investigations.</summary>
    public required string Bugs { get; init; }

    /// <summary>The folder of the decisions.</summary>
    public required string Decisions { get; init; }

    /// <summary>The folder of the journal.</summary>
    public required string Journal { get; init; }

    /// <summary>The folder of the post-mortems.</summary>
    public required string Postmortems { get; init; }
}
