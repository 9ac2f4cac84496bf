using VtOperate.Core.Code;

namespace VtOperate.Core.History.Causes;

/// <summary>How far a value could be followed inside one function.</summary>
/// <param name="Origin">What it is born from there; null where it comes from elsewhere or was lost.</param>
/// <param name="Parameter">The parameter it comes from, by its place, or -1.</param>
/// <param name="IsReceiver">Whether it comes from the object the function was called on.</param>
/// <param name="Variable">The name it has there.</param>
/// <param name="Lost">Why it cannot be followed any further; null where it can.</param>
internal sealed record ValueStep(ValueKind? Origin, int Parameter, bool IsReceiver, string? Variable, string? Lost);
