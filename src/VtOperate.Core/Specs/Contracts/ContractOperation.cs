namespace VtOperate.Core.Specs.Contracts;

/// <summary>An operation that a contract promises.</summary>
/// <param name="Feature">The folder of the feature whose contract it is.</param>
/// <param name="File">The contract, relative to the project, with forward slashes.</param>
/// <param name="Line">Where the method stands in it, from 1.</param>
/// <param name="Method">The method in capitals.</param>
/// <param name="Path">The path as the contract writes it, without what the servers put before it.</param>
/// <param name="Bases">What the servers put before the path, each once, without a slash at its end; empty text for nothing. At least one.</param>
internal sealed record ContractOperation(string Feature, string File, int Line, string Method, string Path, IReadOnlyList<string> Bases)
{
    /// <summary>Its parameters, those of its path among them.</summary>
    public IReadOnlyList<ContractParameter> Parameters { get; init; } = [];

    /// <summary>The answers it may give; none where they could not be read.</summary>
    public IReadOnlyList<ContractResponse> Responses { get; init; } = [];

    /// <summary>What is sent to it; null where nothing is or the contract does not say.</summary>
    public ContractSchema? Request { get; init; }

    /// <summary>The id that its description names; null where it names none or several.</summary>
    public string? RequirementId { get; init; }

    /// <summary>How it is called in messages: <c>GET /api/orders/{id}</c>.</summary>
    public string Title => $"{Method} {Bases[0]}{Path}";

    /// <summary>What findings about it are filed under.</summary>
    public string Requirement => RequirementId is null ? Feature : $"{Feature}#{RequirementId}";
}
