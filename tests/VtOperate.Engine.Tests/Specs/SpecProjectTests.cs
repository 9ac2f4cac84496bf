using VtOperate.Core;
using VtOperate.Core.Specs;
using VtOperate.Engine.Tests.Workspace;

namespace VtOperate.Engine.Tests.Specs;

public sealed class SpecProjectTests : IDisposable
{
    private readonly WorkspaceFolder _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void The_nearest_specify_folder_wins_and_a_file_of_that_name_does_not_count()
    {
        _shop.Write(".specify/memory/constitution.md", "x").Write("services/api/.specify/feature.json", "{}").Write("services/web/.specify", "a file").MakeFolder("services/api/src");
        Assert.Equal(_shop.In("services/api"), Find("services/api/src")!.Root);
        Assert.Equal(_shop.Root, Find("services/web")!.Root);
        Assert.Equal(_shop.Root, Find("")!.Root);
    }

    [Fact]
    public void The_variable_overrides_strictly()
    {
        _shop.Write(".specify/feature.json", "{}").Write("other/.specify/feature.json", "{}").MakeFolder("empty");
        _shop.Variables["SPECIFY_INIT_DIR"] = "other";
        Assert.Equal(_shop.In("other"), Find("")!.Root);
        _shop.Variables["SPECIFY_INIT_DIR"] = _shop.In("empty");
        Assert.Null(Find(""));
    }

    [Fact]
    public void Features_are_found_in_every_layout_and_vendored_ones_are_not()
    {
        _shop.Write(".specify/init-options.json", """{ "specs_directory": "docs/specs", }""")
            .Write("specs/001-cart/spec.md", "x").Write("specs/0012-pay/plan.md", "x").Write("specs/20260115-101500-mail/spec.md", "x")
            .Write("specs/lean/spec.md", "x").Write("specs/group/003-sub/spec.md", "x").Write("specs/004-flat.md", "x").Write("specs/readme.md", "x")
            .Write("specs/001-cart/archive/spec.md", "x").Write("specs/001-cart/spec 2.md", "x")
            .Write(".specify/specs/005-hidden/spec.md", "x").Write(".specify/features/006-old/spec.md", "x").Write("docs/specs/007-docs/spec.md", "x")
            .Write(".specify/extensions/bug/specs/001-vendored/spec.md", "x").Write(".specify/templates/spec.md", "x");
        SpecProject project = Find("")!;
        Assert.Equal(
            ["001-cart", "0012-pay", "003-sub", "004-flat", "005-hidden", "006-old", "007-docs", "20260115-101500-mail", "lean"],
            project.Features.Select(feature => feature.Name).Order(StringComparer.Ordinal));
        Assert.Null(project.Features.Single(feature => feature.Name == "0012-pay").SpecFile);
        Assert.Equal("001-cart", Assert.Single(project.Match("SPEC-1")).Name);
        Assert.Equal("0012-pay", Assert.Single(project.Match("012")).Name);
        Assert.Equal("lean", Assert.Single(project.Match("specs/lean/")).Name);
        Assert.Empty(project.Match("99"));
        Assert.Empty(project.Match(""));
    }

    [Fact]
    public void Requirements_of_all_features_are_searched_and_a_bad_file_is_one_problem()
    {
        _shop.Write(".specify/feature.json", "{}")
            .Write("specs/001-cart/spec.md", "\uFEFF# Cart\r\n\r\n- **FR-001**: A voucher MUST count once per customer.\r\n")
            .Write("specs/002-pay/spec.md", "binary\0\0")
            .Write("specs/003-mail/spec.md", "- **FR-001**: A confirmation mail MUST be sent.\n");
        var reporter = new SilentReporter();
        RequirementSearch search = RequirementSearch.Load(_shop.Engine, _shop.In("specs"), reporter, CancellationToken.None);
        Assert.Equal([("specs/001-cart/spec.md", 3), ("specs/003-mail/spec.md", 1)], search.Requirements.Select(found => (found.File, found.Line)));
        Assert.Contains("002-pay", Assert.Single(reporter.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("001-cart", search.Find("a customer used the voucher twice", 3, CancellationToken.None)[0].Requirement.Feature);
    }

    [Fact]
    public void Without_a_project_there_is_nothing_to_search()
    {
        _shop.Write("specs/001-cart/spec.md", "- **FR-001**: A voucher MUST count once.\n");
        Assert.Empty(RequirementSearch.Load(_shop.Engine, _shop.Root, new SilentReporter(), CancellationToken.None).Requirements);
    }

    private SpecProject? Find(string folder) => SpecProject.Find(_shop.Engine, _shop.In(folder), _shop.Root, CancellationToken.None);
}
