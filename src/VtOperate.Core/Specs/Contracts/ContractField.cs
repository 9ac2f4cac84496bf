namespace VtOperate.Core.Specs.Contracts;

/// <summary>A field of a schema.</summary>
/// <param name="Name">Its name as it is sent.</param>
/// <param name="Schema">What it holds.</param>
/// <param name="IsRequired">Whether the contract wants it in every message.</param>
/// <param name="Line">Where it stands in the contract, from 1.</param>
internal sealed record ContractField(string Name, ContractSchema Schema, bool IsRequired, int Line);
