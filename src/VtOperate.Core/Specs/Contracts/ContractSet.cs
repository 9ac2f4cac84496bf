using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>The contracts of all features together: what a later feature promises holds instead of what an earlier one did.</summary>
internal sealed class ContractSet
{
    private readonly Dictionary<(string, string), ContractOperation> _last;

    private ContractSet(IReadOnlyList<Contract> contracts, IReadOnlyList<ContractOperation> operations, IReadOnlyList<ContractOperation> replaced, Dictionary<(string, string), ContractOperation> last)
    {
        _last = last;
        Contracts = contracts;
        Operations = operations;
        Replaced = replaced;
    }

    /// <summary>The contracts, those of the oldest feature first.</summary>
    public IReadOnlyList<Contract> Contracts { get; }

    /// <summary>The operations that hold, in the order of the contracts.</summary>
    public IReadOnlyList<ContractOperation> Operations { get; }

    /// <summary>The operations in place of which a later contract says something.</summary>
    public IReadOnlyList<ContractOperation> Replaced { get; }

    /// <summary>What is promised now in place of an operation; the operation itself where nothing is.</summary>
    public ContractOperation Current(ContractOperation operation) => _last[Key(operation)];

    /// <summary>Reads the contracts of the features.</summary>
    public static ContractSet Read(DriftContext context, CancellationToken stop)
    {
        var reader = new ContractReader(context.Engine, context.Project.Root);
        var contracts = new List<Contract>();
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (string path in feature.Files.Where(ContractReader.MayBe))
            {
                stop.ThrowIfCancellationRequested();
                if (reader.Read(feature.Feature.Name, path) is { } contract) contracts.Add(contract);
            }
        }

        var last = new Dictionary<(string, string), ContractOperation>();
        List<ContractOperation> all = [.. contracts.SelectMany(contract => contract.Operations)];
        foreach (ContractOperation operation in all) last[Key(operation)] = operation;
        ILookup<bool, ContractOperation> split = all.ToLookup(operation => ReferenceEquals(last[Key(operation)], operation));
        return new ContractSet(contracts, [.. split[true]], [.. split[false]], last);
    }

    private static (string, string) Key(ContractOperation operation) => (operation.Method, OperationPairs.Paths(operation).First());
}
