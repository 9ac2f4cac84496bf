using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Drift;

/// <summary>What references to requirements, comments beside them and open tasks contradict.</summary>
public sealed class ReferenceRulesTests
{
    private const string Mail = "specs/002-mail/spec.md";

    [Fact]
    public void A_requirement_that_goes_on_under_another_id_was_renamed()
    {
        using var project = new DriftProject(DriftProject.With(Mail, "- **FR-009**: A mail MUST have a subject.", "- **FR-010**: A mail MUST have a subject."));

        DriftFinding finding = Assert.Single(project.Find());

        Assert.Equal(("A3", "002-mail#FR-010", DriftConfidence.Likely, "FR-009", DriftSuggestion.FixCode), (finding.Rule, finding.Requirement, finding.Confidence, finding.Subject, finding.Suggestion));
        Assert.Equal((Mail, 4, "src/mail.py", 1), (finding.SpecFile, finding.SpecLine, finding.CodeFile, finding.CodeLine));
        Assert.StartsWith("last defined in specs/002-mail/spec.md", finding.Evidence[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_is_gone_is_one_finding_with_all_that_names_it()
    {
        using var project = new DriftProject((Mail, null), ("src/mail.py", "# FR-009: a subject\n# FR-009 again\ndef send_mail(subject):\n    return subject\n"));

        DriftFinding finding = Assert.Single(project.Find());

        Assert.Equal(("A7", "002-mail", DriftConfidence.Certain, "2 places name FR-009"), (finding.Rule, finding.Requirement, finding.Confidence, finding.CodeDoes));
        Assert.Equal(3, finding.Evidence.Count(reason => reason.Kind is "Removed" or "Reference"));
    }

    [Fact]
    public void A_feature_that_was_moved_is_not_gone()
    {
        string text = DriftProject.Clean.Single(file => file.Path == Mail).Text!;
        using var project = new DriftProject((Mail, null), ("specs/003-post/spec.md", text), DriftProject.With("src/mail.py", "# spec 002: FR-001, FR-009", "# FR-009"));

        Assert.Empty(project.Find());
    }

    [Theory]
    [InlineData("# FR-005 of feature 001-cart: the session expires after 20 minutes", "D6")]
    [InlineData("# FR-005 of feature 001-cart: the session expires after 1800 seconds", null)]
    [InlineData("# FR-005 of feature 001-cart: the session expires after 20 minutes, e.g. in tests", null)]
    [InlineData("# FR-005 of feature 001-cart: looked at 20 minutes ago", null)]
    [InlineData("# FR-005 of feature 001-cart: the session holds 20 carts", null)]
    [InlineData("# FR-005 of feature 001-cart, FR-001 of feature 001-cart: the session expires after 20 minutes", null)]
    [InlineData("# FR-005 of feature 001-cart: the session warns after 20 minutes and expires after 30 minutes", null)]
    public void A_comment_that_states_another_value_than_its_requirement_is_told(string comment, string? rule)
    {
        using var project = new DriftProject(
            DriftProject.With("specs/001-cart/spec.md", "- **FR-004**", "- **FR-005**: A session MUST expire after 30 minutes.\n- **FR-004**"),
            DriftProject.With("src/cart.py", "# FR-001 of feature 001-cart", "# FR-001 of feature 001-cart\n" + comment));

        Assert.Equal(rule is null ? [] : [rule], project.Find().Select(finding => finding.Rule));
    }

    [Fact]
    public void Open_tasks_whose_files_were_built_since_are_one_finding()
    {
        using var project = new DriftProject(("src/later.py", "def later():\n    return 1\n"));

        DriftFinding finding = Assert.Single(project.Find());

        Assert.Equal(("B3", "001-cart", DriftConfidence.Likely, "T003", DriftSuggestion.UpdateSpec), (finding.Rule, finding.Requirement, finding.Confidence, finding.Subject, finding.Suggestion));
        Assert.Equal(("specs/001-cart/tasks.md", 5, "src/later.py"), (finding.SpecFile, finding.SpecLine, finding.CodeFile));
    }

    [Theory]
    [InlineData("- [ ] T003 Write src/later.py", "- [ ] T003 Update src/later.py", true)]
    [InlineData("- [ ] T003 Write src/later.py", "- [ ] T003 Write src/later.py and src/more.py", true)]
    [InlineData("- [ ] T003 Write src/later.py", "- [ ] T003 Write it", false)]
    public void Open_tasks_that_change_what_is_there_or_are_half_built_are_none(string piece, string other, bool isLater)
    {
        using var project = new DriftProject(DriftProject.With("specs/001-cart/tasks.md", piece, other));
        if (isLater) project.Repository.Commit("feat: write it", ("src/later.py", "def later():\n    return 1\n"));
        project.Repository.CheckOut();

        Assert.Empty(project.Find());
    }

    [Fact]
    public void What_nothing_names_is_a_hint_and_a_figure()
    {
        using var project = new DriftProject();

        IReadOnlyList<DriftFinding> hints = project.Find(new DriftQuery { Least = DriftConfidence.Hint, Rules = ["A5", "A6"] });

        Assert.Equal([("A5", "001-cart#FR-002"), ("A5", "001-cart#FR-004")], hints.Select(hint => (hint.Rule, hint.Requirement)));
        Assert.Contains(new DriftCount("requirements that code names", 3, 5), project.Summary().Counts);
        Assert.Contains(new DriftCount("requirements that tests name", 1, 5), project.Summary().Counts);
    }
}
