namespace VtOperate.Core.Specs.Contracts;

/// <summary>Several operations of one contract whose routes all begin in the same other way.</summary>
/// <param name="SpecBase">How the paths begin in the contract; <c>/</c> for nothing before what both share.</param>
/// <param name="CodeBase">How they begin in the code.</param>
/// <param name="Pairs">The operations with their routes, in the order of the contract.</param>
internal sealed record BaseShift(string SpecBase, string CodeBase, IReadOnlyList<OperationPair> Pairs);
