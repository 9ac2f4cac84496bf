using VtOperate.Core;
using VtOperate.Core.Code;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Baseline;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Drift;

public sealed class DriftFinderTests
{
    [Fact]
    public void Where_everything_agrees_nothing_is_found_and_it_says_what_was_compared()
    {
        using var project = new DriftProject();

        Assert.Empty(project.Find());
        DriftSummary summary = project.Summary();
        Assert.True(summary.HasCompared);
        Assert.Equal((2, 6, 3), (summary.Features, summary.Requirements, summary.Files));
        Assert.Contains(new DriftCount("references in code", 4, 4), summary.Counts);
        Assert.Contains(new DriftCount("files of done tasks", 2, 2), summary.Counts);
        Assert.Contains(new DriftCount("fields of data models", 2, 3), summary.Counts);
        Assert.Contains(new DriftCount("names in requirements", 3, 3), summary.Counts);
        Assert.Contains(new DriftCount("products", 1, 1), summary.Counts);
    }

    public static TheoryData<string, string, string, string, DriftConfidence, string> Planted { get; } = new()
    {
        // path, piece, other, rule, confidence, subject
        { "src/cart.py", "FR-001 of feature 001-cart", "FR-003 of feature 001-cart", "A2", DriftConfidence.Certain, "FR-003" },
        { "src/cart.py", "FR-001 of feature 001-cart", "FR-077 of feature 001-cart", "A1", DriftConfidence.Likely, "FR-077" },
        { "specs/002-mail/spec.md", "- **FR-009**: A mail MUST have a subject.\n", "", "A1", DriftConfidence.Strong, "FR-009" },
        { "specs/002-mail/spec.md", "- **FR-009**", "- **FR-001**: Again.\n- **FR-009**", "A4", DriftConfidence.Certain, "FR-001" },
        { "specs/001-cart/tasks.md", "- [ ] T003", "- [x] T003", "B1", DriftConfidence.Strong, "src/later.py" },
        { "src/cart.py", "    cart_limit = 5\n", "", "D1", DriftConfidence.Strong, "cart_limit" },
        { "specs/001-cart/spec.md", "`CART_STORE_URL`", "`CART_STORE_SECRET`", "D1", DriftConfidence.Likely, "CART_STORE_SECRET" },
        { "specs/001-cart/spec.md", "hold at most `cart_limit` orders", "keep `cart_limit` at 6 at least", "D2", DriftConfidence.Certain, "cart_limit" },
        { "specs/001-cart/spec.md", "hold at most `cart_limit` orders", "use a default `cart_limit` of 50", "D2", DriftConfidence.Certain, "cart_limit" },
        { "src/cart.py", "    created_at = None\n", "", "D3", DriftConfidence.Strong, "Cart.created_at" },
        { "specs/001-cart/data-model.md", "| cart_id |", "| cart_number |", "D3", DriftConfidence.Strong, "Cart.cart_number" },
        { "specs/001-cart/spec.md", "- **FR-002**", "<<<<<<< HEAD\n- **FR-002**", "H1", DriftConfidence.Certain, "a merge left its mark here: what holds is not known" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_contradiction_is_found_once_by_its_rule(string path, string piece, string other, string rule, DriftConfidence confidence, string subject)
    {
        using var project = new DriftProject(DriftProject.With(path, piece, other));

        DriftFinding finding = Assert.Single(project.Find());

        Assert.Equal((rule, confidence, subject), (finding.Rule, finding.Confidence, finding.Subject));
        Assert.Equal(16, finding.Fingerprint.Length);
        Assert.Equal(project.Path, finding.Repository);
    }

    [Fact]
    public void A_file_that_was_deleted_is_one_finding_with_the_commit_that_deleted_it()
    {
        using var project = new DriftProject(("tests/test_cart.py", null));

        DriftFinding finding = Assert.Single(project.Find());

        Assert.Equal(("B2", "001-cart", "tests/test_cart.py", DriftSuggestion.UpdateSpec), (finding.Rule, finding.Requirement, finding.Subject, finding.Suggestion));
        Assert.Equal(("specs/001-cart/tasks.md", 4), (finding.SpecFile, finding.SpecLine));
        Assert.Contains("\"feat: change it\"", finding.Evidence[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_that_left_the_manifest_and_the_code_is_found_at_the_requirement_that_demands_it()
    {
        using var project = new DriftProject(("pyproject.toml", "[project]\ndependencies = []\n"), DriftProject.With("src/cart.py", "import redis\n", "# redis was slow\n"));

        DriftFinding finding = Assert.Single(project.Find());

        Assert.Equal(("D5", "001-cart#FR-004", DriftConfidence.Strong, DriftSuggestion.UpdateSpec), (finding.Rule, finding.Requirement, finding.Confidence, finding.Suggestion));
        Assert.Contains(finding.Evidence, reason => reason.Kind == "Claim" && reason.File == "specs/001-cart/plan.md");
    }

    [Theory]
    [InlineData("src/cart.py", "# FR-001 of feature 001-cart", "# FR-003 of feature 001-cart was removed")]
    [InlineData("src/cart.py", "# FR-001 of feature 001-cart", "# see https://example.org/specs#FR-077 and FR-9")]
    [InlineData("src/mail.py", "FR-001, FR-009", "FR-001..002/009")]
    [InlineData("specs/001-cart/spec.md", "- **FR-002**: The cart MUST read", "- **FR-002**: The cart MUST NOT read `CART_STORE_KEY` and MUST read")]
    [InlineData("specs/001-cart/spec.md", "- **FR-002**: The cart", "- **FR-002**: The cart (e.g. `CART_STORE_KEY`) never mind. The cart")]
    [InlineData("specs/001-cart/spec.md", "- **FR-002**: The cart", "- **FR-002**: ~~`CART_STORE_KEY` is read.~~ The cart")]
    [InlineData("specs/001-cart/spec.md", "- **FR-002**: The cart", "```text\n- **FR-006**: `CART_STORE_KEY`\n```\n- **FR-002**: The cart")]
    [InlineData("specs/001-cart/spec.md", "- **FR-002**: The cart", "<!-- - **FR-006**: `CART_STORE_KEY` -->\r\n- **FR-002**: The cart")]
    [InlineData("specs/001-cart/spec.md", "hold at most `cart_limit` orders", "keep `cart_limit` at most 60")]
    [InlineData("specs/001-cart/spec.md", "hold at most `cart_limit` orders", "use `cart_limit` (default e.g. 50)")]
    [InlineData("specs/001-cart/spec.md", "hold at most `cart_limit` orders", "keep `cart_limit` between 6 and 9")]
    [InlineData("specs/001-cart/spec.md", "hold at most `cart_limit` orders", "use a default `cart_limit` of 50 seconds")]
    [InlineData("specs/001-cart/spec.md", "hold at most `cart_limit` orders", "use a configurable `cart_limit` of 50")]
    [InlineData("specs/001-cart/tasks.md", "- [x] T002 Write tests/test_cart.py", "- [x] T002 Write ~/cart.yaml, /etc/cart.yaml, src/[name].py, src/*.py, src/…/x.py, coverage/report.html, ../other/x.py, and/or.Then, src/Shop.Api")]
    [InlineData("specs/001-cart/tasks.md", "- [x] T002 Write tests/test_cart.py", "- [x] T002 Remove src/old_cart.py and delete tests/old_cart.py")]
    [InlineData("specs/001-cart/tasks.md", "- [x] T001 [US1] Create the cart in src/cart.py", "- [X] **T001** [US1] Create the cart in `cart.py`, `./src/cart.py` and src/CART.py:12")]
    [InlineData("specs/001-cart/tasks.md", "- [ ] T003", "- [-] T003")]
    [InlineData("specs/001-cart/data-model.md", "| total | number | derived |", "| total | number | derived |\n| shown_name | string | display only |\n| Whole Price | money | |")]
    public void What_only_looks_like_a_contradiction_is_none(string path, string piece, string other)
    {
        using var project = new DriftProject(DriftProject.With(path, piece, other));

        Assert.DoesNotContain(project.Find(), finding => finding.Confidence >= DriftConfidence.Likely && finding.Rule != "A1" || finding.Rule == "A1" && finding.Subject == "FR-002" && path != "src/mail.py");
        Assert.Empty(project.Find(new DriftQuery { Least = DriftConfidence.Strong }));
    }

    [Fact]
    public void An_id_that_several_features_define_is_ambiguous_and_never_guessed()
    {
        using var project = new DriftProject(("src/mail.py", "x = 1\n# FR-001\ndef send_mail(subject):\n    return subject\n"), ("specs/002-mail/tasks.md", "- [ ] T001 Nothing\n"), ("specs/001-cart/notes.md", "touched\n"));

        Assert.Empty(project.Find());
        DriftSummary summary = project.Summary();
        Assert.Contains(new DriftCount("references in code", 2, 3), summary.Counts);
        Assert.Contains(summary.Notes, note => note.Text.StartsWith("1 references name an id that several features define", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_tree_gives_the_same_findings_byte_for_byte_cold_and_from_the_cache()
    {
        using var project = new DriftProject(("tests/test_cart.py", null), DriftProject.With("src/cart.py", "    cart_limit = 5\n", ""), DriftProject.With("specs/002-mail/spec.md", "- **FR-009**: A mail MUST have a subject.\n", ""));

        string[] first = [.. project.Find().Select(Text)], second = [.. project.Find().Select(Text)];

        Assert.Equal(3, first.Length);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Two_requirements_that_demand_different_values_of_one_name_are_a_conflict()
    {
        using var project = new DriftProject(
            DriftProject.With("specs/001-cart/spec.md", "hold at most `cart_limit` orders", "use a default `cart_limit` of 5"),
            DriftProject.With("specs/002-mail/spec.md", "- **FR-009**", "- **FR-010**: The `CartLimit` default is 7.\n- **FR-009**"));

        IReadOnlyList<DriftFinding> found = project.Find();

        Assert.Equal(["D2 002-mail#FR-010", "F1 002-mail#FR-010"], found.Select(finding => finding.Rule + " " + finding.Requirement));
        Assert.StartsWith("001-cart#FR-001 says:", found[1].CodeDoes, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_verified_and_changed_since_is_suspect_or_stale()
    {
        using var project = new DriftProject();
        string baseline = Path.Combine(project.Path, ".vtoperate", "spec-baseline.json");
        string Stamp(string hash, string symbol) => $$$"""{"accepted":{},"verified":{"001-cart#FR-001":{"by":"me","commit":"","date":"2026-01-01","links":[{"symbol":"src/mail.py#send_mail","symbolHash":"{{{symbol}}}"}],"reason":"read","reqHash":"{{{hash}}}"}},"version":1}""";
        Directory.CreateDirectory(Path.GetDirectoryName(baseline)!);
        string now = SpecHash.OfRequirement("The cart MUST hold at most `cart_limit` orders.");

        File.WriteAllText(baseline, Stamp("00", "00"));
        Assert.Equal("E1 001-cart#FR-001", Assert.Single(project.Find().Select(finding => finding.Rule + " " + finding.Requirement)));
        File.WriteAllText(baseline, Stamp(now, "00"));
        Assert.Equal("E2 001-cart#FR-001", Assert.Single(project.Find().Select(finding => finding.Rule + " " + finding.Requirement)));
        string symbol = SpecHash.OfSymbol(CodeText.Of(File.ReadAllText(Path.Combine(project.Path, "src", "mail.py")), CodeFamily.Python), "src/mail.py", "send_mail")!;
        File.WriteAllText(baseline, Stamp(now, symbol));
        Assert.Empty(project.Find());
    }

    [Fact]
    public void A_fingerprint_stays_when_lines_move()
    {
        using var project = new DriftProject(("tests/test_cart.py", null));
        using var moved = new DriftProject(("tests/test_cart.py", null), DriftProject.With("specs/001-cart/tasks.md", "# Tasks\n", "# Tasks\n\nMore words.\n"));

        DriftFinding one = Assert.Single(project.Find()), other = Assert.Single(moved.Find());
        Assert.Equal(one.Fingerprint, other.Fingerprint);
        Assert.NotEqual(one.SpecLine, other.SpecLine);
    }

    [Fact]
    public void Nothing_comparable_is_an_error_and_never_in_sync()
    {
        using var project = new DriftProject(
            [.. DriftProject.Clean.Where(file => file.Path.StartsWith("specs/", StringComparison.Ordinal) || file.Path.StartsWith("src/", StringComparison.Ordinal)).Select(file => (file.Path, (string?)null)), ("specs/009-x/spec.md", "# Prose\n\nIt should be nice.\n"), ("tests/test_cart.py", "x = 1\n")]);

        Assert.Equal(ErrorId.SpecsNotComparable, Assert.Throws<OperationException>(() => project.Find()).Id);
    }

    [Fact]
    public void A_project_below_the_root_counts_paths_from_itself()
    {
        using var outer = new History.TestRepository();
        outer.Commit("feat: build it", [.. DriftProject.Clean.Select(file => ("apps/shop/" + file.Path, file.Text))]);
        outer.Commit("feat: drop the test", ("apps/shop/tests/test_cart.py", null));
        outer.CheckOut();
        string folder = Path.Combine(outer.Path, "apps", "shop");

        DriftFinding finding = Assert.Single(new DriftFinder(new EngineRoot(), new SilentReporter(), TimeProvider.System).Find(folder, new DriftQuery(), default));

        Assert.Equal(("B2", "tests/test_cart.py", "specs/001-cart/tasks.md"), (finding.Rule, finding.Subject, finding.SpecFile));
    }

    [Fact]
    public void Without_git_what_needs_no_history_is_compared()
    {
        using var folder = new TemporaryFolder();
        foreach ((string path, string? text) in DriftProject.Clean)
        {
            string file = Path.Combine(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text!.Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        File.WriteAllText(Path.Combine(folder.Path, "src", "cart.py"), "import redis, os\nclass Cart:\n  cart_limit = cart_id = 1\n  u = os.environ['CART_STORE_URL']\n");
        DriftFinding finding = Assert.Single(new DriftFinder(new EngineRoot(), new SilentReporter(), TimeProvider.System).Find(folder.Path, new DriftQuery(), default));
        Assert.Equal(("D3", "Cart.created_at"), (finding.Rule, finding.Subject));
    }

    private static string Text(DriftFinding finding) => $"{finding.Rule}|{finding.Requirement}|{finding.SpecFile}:{finding.SpecLine}|{finding.SpecSays}|{finding.CodeFile}:{finding.CodeLine}|{finding.CodeDoes}|{string.Join(';', finding.Evidence)}|{finding.Fingerprint}";
}
