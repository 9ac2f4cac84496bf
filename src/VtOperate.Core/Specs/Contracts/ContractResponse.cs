namespace VtOperate.Core.Specs.Contracts;

/// <summary>An answer that an operation may give.</summary>
/// <param name="Status">Its status as the contract writes it: <c>200</c>, <c>4XX</c>, <c>default</c>.</param>
/// <param name="Schema">What it holds; null where the contract does not say.</param>
/// <param name="Line">Where it stands in the contract, from 1.</param>
internal sealed record ContractResponse(string Status, ContractSchema? Schema, int Line);
