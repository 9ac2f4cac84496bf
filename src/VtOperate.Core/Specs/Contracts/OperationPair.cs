using VtOperate.Core.Code.Routes;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>An operation of a contract with the route that answers it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Route">The route.</param>
internal sealed record OperationPair(ContractOperation Operation, Route Route);
