using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>A difference between schemas of a contract and a type of the code, at one place on either side.</summary>
/// <param name="Pair">The operation it was found at first.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Says">What the contract says, behind the names of the schemas.</param>
/// <param name="SpecLine">Where it stands in the contract, from 1.</param>
/// <param name="Does">What the code does.</param>
/// <param name="CodeFile">The file of the type.</param>
/// <param name="CodeLine">Where it stands in the code, from 1.</param>
/// <param name="Subject">What it is about, behind the name of the first schema.</param>
/// <param name="Suggestion">Which side the evidence speaks for.</param>
/// <param name="Evidence">Why.</param>
/// <param name="Severity">How bad it is.</param>
internal sealed record SchemaDifference(
    OperationPair Pair, DriftConfidence Confidence, string Says, int SpecLine, string Does, string CodeFile, int CodeLine, string Subject, DriftSuggestion Suggestion, Evidence Evidence, Severity Severity)
{
    /// <summary>The schemas it was found in, in the order of the contract's operations.</summary>
    public List<string> Titles { get; } = [];
}
