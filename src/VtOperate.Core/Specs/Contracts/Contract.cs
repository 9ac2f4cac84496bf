namespace VtOperate.Core.Specs.Contracts;

/// <summary>A contract as far as it could be read.</summary>
/// <param name="File">The file, relative to the project, with forward slashes.</param>
/// <param name="Feature">The folder of its feature.</param>
/// <param name="Operations">Its operations in the order of the file.</param>
internal sealed record Contract(string File, string Feature, IReadOnlyList<ContractOperation> Operations)
{
    /// <summary>Why it is not valid, with the line, from 1; null where it is.</summary>
    public (string Text, int Line)? Problem { get; init; }

    /// <summary>Whether it was read to its end all the same, the values at fault left out.</summary>
    public bool IsRepaired { get; init; }

    /// <summary>Why only its paths and methods were read although nothing may be wrong with it; null where all of it was.</summary>
    public string? Limit { get; init; }
}
