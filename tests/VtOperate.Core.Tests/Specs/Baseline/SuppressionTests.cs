using VtOperate.Core.Specs.Baseline;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Tests.Specs.Baseline;

public sealed class SuppressionTests
{
    private const string Spec = "specs/001-cart/spec.md", Code = "src/cart.cs";
    private static readonly DateOnly s_today = new(2026, 1, 15);

    [Theory]
    [InlineData("# Cart\n\n- **FR-001**: 30 days <!-- vt:ignore D2 legal says so -->\n", 3)]
    [InlineData("# Cart\n<!-- vt:ignore D2 legal says so -->\n- **FR-001**: 30 days\n", 3)]
    [InlineData("<!-- vt:ignore D2 legal says so -->\n\n- **FR-001**: carts\n  30 days\n", 4)]
    [InlineData("<!-- vt:ignore D1,D2 legal says so -->\n\n- **FR-001**: 30 days\n", 3)]
    [InlineData("<!-- vt:ignore FR-001 D2 legal says so -->\n\n- **FR-001**: 30 days\n", 3)]
    [InlineData("<!-- vt:off D2 legal says so -->\n\n- **FR-001**: 30 days\n\n<!-- vt:on D2 -->\n", 3)]
    [InlineData("<!-- vt:ignore D2 until 2026-01-15 legal says so -->\n\n- **FR-001**: 30 days\n", 3)]
    public void A_comment_in_a_specification_leaves_a_finding(string text, int line)
    {
        DriftFinding finding = Assert.Single(Apply(Spec, text, MadeFinding.Of(spec: line)).Findings);
        Assert.Equal((DriftState.Suppressed, "legal says so"), (finding.State, finding.AcceptedBecause));
    }

    [Theory]
    [InlineData("var days = 60; // vt:ignore FR-001 D2 tested\n", 1)]
    [InlineData("// vt:ignore D2 tested\nvar days = 60;\n", 2)]
    [InlineData("# vt:ignore 001-cart#FR-001 D2 tested\n\ndays = 60\n", 3)]
    [InlineData("/* vt:ignore D2 tested */\nvar days = 60;\n", 2)]
    [InlineData("-- vt:off D2 tested\nselect 60\n", 2)]
    [InlineData("// vt:ignore D1 tested\n// vt:ignore D2 tested\nvar days = 60;\n", 3)]
    public void A_comment_in_code_leaves_a_finding(string text, int line) =>
        Assert.Equal(DriftState.Suppressed, Assert.Single(Apply(Code, text, MadeFinding.Of(code: line)).Findings).State);

    [Theory]
    [InlineData("// vt:ignore D2\nvar days = 60;\n", 2)]
    [InlineData("// vt:ignore tested\nvar days = 60;\n", 2)]
    [InlineData("// vt:ignore D1 tested\nvar days = 60;\n", 2)]
    [InlineData("// vt:ignore FR-002 D2 tested\nvar days = 60;\n", 2)]
    [InlineData("var text = \"see vt:ignore D2 tested\";\nvar days = 60;\n", 1)]
    [InlineData("// vt:off D2 tested\n// vt:on D2\nvar days = 60;\n", 3)]
    [InlineData("// vt:ignore D2 tested\nvar x = 1;\nvar days = 60;\n", 3)]
    [InlineData("// vt:ignore D2 until 2026-01-14 tested\nvar days = 60;\n", 2)]
    public void A_comment_that_is_not_about_it_leaves_nothing(string text, int line) =>
        Assert.Equal(DriftState.New, Assert.Single(Apply(Code, text, MadeFinding.Of(code: line)).Findings).State);

    [Fact]
    public void What_does_not_count_is_not_used_or_has_expired_is_told()
    {
        (IReadOnlyList<Suppression> found, IReadOnlyList<DriftNote> problems) = SuppressionReader.Read(Code, "// vt:ignore D2\n// vt:ignore D1 nothing there\nvar a = 1;\n// vt:off D4 open\n// vt:ignore D2 until 2026-01-14 late\nvar days = 60;\n");
        Assert.Equal([1, 4], problems.Select(note => note.Line!.Value));
        DriftVerdict verdict = DriftAcceptance.Apply([MadeFinding.Of(code: 6)], DriftBaseline.Empty, found, s_today);
        Assert.Equal([2, 4, 5], verdict.Unused.Select(note => note.Line!.Value));
        Assert.Contains("until 2026-01-14", verdict.Unused[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_comes_before_the_baseline_and_uses_nothing_of_it()
    {
        DriftFinding one = MadeFinding.Of(code: 1), other = MadeFinding.Of(code: 2);
        DriftBaseline baseline = DriftBaseline.Empty.Accept([one], "known", "me", s_today, null);
        DriftVerdict verdict = DriftAcceptance.Apply([one, other], baseline, SuppressionReader.Read(Code, "a // vt:ignore D2 here\nb\n").Suppressions, s_today);
        Assert.Equal([DriftState.Suppressed, DriftState.Accepted], verdict.Findings.Select(finding => finding.State));
        Assert.Empty(verdict.Unused);
    }

    private static DriftVerdict Apply(string file, string text, DriftFinding finding) => DriftAcceptance.Apply([finding], DriftBaseline.Empty, SuppressionReader.Read(file, text).Suppressions, s_today);
}
