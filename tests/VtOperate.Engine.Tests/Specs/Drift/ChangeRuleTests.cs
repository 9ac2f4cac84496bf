using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Drift;

/// <summary>A fix that takes from a requirement what it names, and leaves the specification as it is.</summary>
public sealed class ChangeRuleTests
{
    private const string Spec = "specs/001-cart/spec.md", Code = "src/cart.py";

    private static readonly (string Path, string? Text) s_stated = DriftProject.With(Spec, "hold at most `cart_limit` orders", "use a default `cart_limit` of 5");

    [Fact]
    public void A_value_that_the_requirement_states_and_the_change_sets_otherwise_is_told()
    {
        using var project = new DriftProject(s_stated);
        project.Repository.Commit("fix: more room", DriftProject.With(Code, "cart_limit = 5", "cart_limit = 8"));
        project.Repository.CheckOut();

        DriftFinding finding = Assert.Single(project.Find(Asked("HEAD~1..HEAD")));

        Assert.Equal(("E3", "001-cart#FR-001", DriftConfidence.Strong, "cart_limit"), (finding.Rule, finding.Requirement, finding.Confidence, finding.Subject));
        Assert.Equal((Code, 6, "the change sets `cart_limit` from 5 to 8"), (finding.CodeFile, finding.CodeLine, finding.CodeDoes));
        Assert.Contains(finding.Evidence, reason => reason.Kind == "Untouched");
        Assert.Empty(project.Find(Asked("HEAD~2..HEAD~1")));
    }

    [Fact]
    public void What_the_change_takes_out_and_nothing_else_holds_is_told_also_before_it_is_committed()
    {
        using var project = new DriftProject();
        File.WriteAllText(Path.Combine(project.Path, Code), DriftProject.With(Code, "    cart_limit = 5\n", "").Text);

        DriftFinding finding = Assert.Single(project.Find(Asked("HEAD")));

        Assert.Equal(("E3", "the change takes `cart_limit` out of src/cart.py, and nothing else holds it"), (finding.Rule, finding.CodeDoes));
        Assert.Null(finding.CodeLine);
    }

    [Theory]
    [InlineData("cart_limit = 5", "cart_limit = 5  # five", null)]
    [InlineData("cart_limit = 5", "cart_limit = room()", null)]
    [InlineData("cart_limit = 5", "CART_LIMIT = 5", null)]
    [InlineData("    cart_limit = 5\n", "", "src/limits.py")]
    [InlineData("cart_limit = 5", "cart_limit = 8", Spec)]
    public void What_only_looks_like_it_is_none(string piece, string other, string? also)
    {
        using var project = new DriftProject(s_stated);
        (string, string?)[] beside = also switch { null => [], Spec => [(Spec, s_stated.Text!.Replace("`cart_limit` of 5", "`cart_limit` of 8", StringComparison.Ordinal))], _ => [(also, "cart_limit = 5\n")] };
        project.Repository.Commit("fix: it", [DriftProject.With(Code, piece, other), .. beside]);
        project.Repository.CheckOut();

        Assert.Empty(project.Find(Asked("HEAD~1..HEAD")));
    }

    [Fact]
    public void A_range_of_nothing_is_an_error()
    {
        using var project = new DriftProject();
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => project.Find(Asked("nowhere..HEAD"))).Id);
    }

    private static DriftQuery Asked(string range) => new() { Least = DriftConfidence.Likely, Range = range };
}
