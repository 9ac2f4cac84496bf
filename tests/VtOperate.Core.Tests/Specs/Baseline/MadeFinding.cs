using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Tests.Specs.Baseline;

/// <summary>Findings for tests.</summary>
internal static class MadeFinding
{
    internal static DriftFinding Of(string rule = "D2", string requirement = "001-cart#FR-001", int? spec = 3, int? code = 7, string fingerprint = "0123456789abcdef", string codeFile = "src/cart.cs") =>
        new(rule, requirement, DriftConfidence.Strong, "specs/001-cart/spec.md", spec, "30 days", codeFile, code, "60 days", DriftSuggestion.Decide, [], fingerprint, "/shop") { Subject = "retention" };
}
