namespace VtOperate.Core.Specs.Contracts;

/// <summary>A parameter of an operation.</summary>
/// <param name="Place">Where it is sent: <c>query</c>, <c>path</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="IsRequired">Whether it has to be sent.</param>
/// <param name="Line">Where it stands in the contract, from 1.</param>
internal sealed record ContractParameter(string Place, string Name, ContractSchema Schema, bool IsRequired, int Line);
