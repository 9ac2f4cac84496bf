using VtOperate.Core;
using VtOperate.Core.Specs.References;
using VtOperate.Engine.Tests.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.References;

public sealed class SpecReferenceFinderTests
{
    [Fact]
    public void Code_tests_tasks_and_comments_that_name_a_task_lead_to_the_requirement()
    {
        using var project = new DriftProject(("src/cart_rules.py", "# T001: the limit\nT001 = 'T001'\nname = \"T001\"\n"));
        string[] found = [.. Of(project, "001-cart#FR-001").Select(one => $"{one.Kind} {one.File}:{one.Line}")];
        Assert.Equal(["Code src/cart.py:1", "Code src/cart_rules.py:1", "Test tests/test_cart.py:1", "Task specs/001-cart/tasks.md:3"], found);
        Assert.Contains("T001, which names FR-001", Of(project, "001-cart#FR-001").Single(one => one.File == "src/cart_rules.py").Reason, StringComparison.Ordinal);
        Assert.Equal(["Code src/mail.py:1"], Of(project, "002-mail#FR-009").Select(one => $"{one.Kind} {one.File}:{one.Line}"));
    }

    [Fact]
    public void A_commit_is_resolved_by_its_words_its_files_and_the_folder_that_it_changes()
    {
        using var project = new DriftProject();
        project.Repository.Commit("feat: more of 002-mail (FR-001)", ("src/other.py", "a = 1\n"));
        project.Repository.Commit("fix: hold fewer\n\nAs FR-001 says.", ("src/cart.py", "cart_limit = 4\n"));
        project.Repository.Commit("docs: FR-001 is clearer", (DriftProject.With("specs/002-mail/spec.md", "# Feature Specification: Mail", "# Feature Specification: Mails")));
        project.Repository.Commit("chore: see FR-001", ("README.md", "more\n"));
        project.Repository.Commit("chore: see FR-777", ("README.md", "most\n"));
        project.Repository.CheckOut();

        SpecReferences all = Find(project);
        Assert.Equal([("docs: FR-001 is clearer", "it changes 002-mail"), ("feat: more of 002-mail (FR-001)", "'002-mail' stands before it or in its path")], Commits(all, "002-mail#FR-001"));
        Assert.Equal([("fix: hold fewer", "the tasks of 001-cart name files that it changes")], Commits(all, "001-cart#FR-001"));
        Assert.Equal((1, 1), (all.Ambiguous["FR-001"], all.Undefined));
    }

    [Fact]
    public void Records_of_bugs_and_solutions_count_once_a_file_and_an_ambiguous_id_is_counted_and_not_guessed()
    {
        using var project = new DriftProject(
            (".specify/bugs/lost-mail/assessment.md", "# Lost\n\nAffected: 002-mail / FR-001, and 002-mail / FR-001 again\n\n```\n001-cart FR-002\n```\n"),
            ("specs/001-cart/bugs/BUG-001.md", "# Too many\n\nAffected: FR-001\n"),
            ("docs/bugs/BUG-0001-mail/report.md", "# Mail\n\nFR-009 is not kept.\n"),
            ("docs/solutions/logic/mail.md", "---\nrequirement: FR-001\n---\n\n# A mail\n\nHold it.\n"));
        Assert.Equal(["Bug .specify/bugs/lost-mail/assessment.md:3"], Documents(project, "002-mail#FR-001"));
        Assert.Equal(["Bug specs/001-cart/bugs/BUG-001.md:3"], Documents(project, "001-cart#FR-001"));
        Assert.Equal(["Bug docs/bugs/BUG-0001-mail/report.md:3"], Documents(project, "002-mail#FR-009"));
        Assert.Empty(Documents(project, "001-cart#FR-002"));
        Assert.Equal(1, Find(project).Ambiguous["FR-001"]);
    }

    [Fact]
    public void How_a_file_begins_tells_whose_an_id_further_down_is_and_what_comes_late_does_not()
    {
        string gap = string.Concat(Enumerable.Repeat("value = 1\n", 200));
        using var project = new DriftProject(
            ("src/near.py", "# Part of 002-mail\nvalue = 1\n\n# FR-001\nother = 2\n\n# FR-001 once more\nlast = 3\n"),
            ("src/owner.py", "# Part of 001-cart\nvalue = 1\n\n# FR-001\nother = 2\n"),
            ("src/late.py", gap + "# Part of 002-mail\nvalue = 1\n\n# FR-001\nother = 2\n"));

        for (int time = 0; time < 2; time++)
        {
            SpecReference[] near = [.. Of(project, "002-mail#FR-001").Where(one => one.File == "src/near.py")];
            Assert.Equal(["src/near.py:4", "src/near.py:7"], near.Select(one => $"{one.File}:{one.Line}"));
            Assert.All(near, one => Assert.Equal("the head of the file names 002-mail", one.Reason));
            Assert.Contains(Of(project, "001-cart#FR-001"), one => one.File == "src/owner.py" && one.Reason == "the head of the file names 001-cart");
            Assert.Equal(1, Find(project).Ambiguous["FR-001"]);
        }
    }

    private static (string, string)[] Commits(SpecReferences all, string key) => [.. all.All.Where(one => one.Requirement == key && one.Kind == SpecReferenceKind.Commit).Select(one => (one.Text, one.Reason))];

    private static string[] Documents(DriftProject project, string key) => [.. Of(project, key).Where(one => one.Kind is SpecReferenceKind.Bug or SpecReferenceKind.Solution).Select(one => $"{one.Kind} {one.File}:{one.Line}")];

    private static SpecReference[] Of(DriftProject project, string key) => [.. Find(project).All.Where(one => one.Requirement == key)];

    private static SpecReferences Find(DriftProject project) => new SpecReferenceFinder(new EngineRoot(), new SilentReporter()).Find(project.Path, default);
}
