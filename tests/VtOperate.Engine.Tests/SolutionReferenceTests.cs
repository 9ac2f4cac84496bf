using LibGit2Sharp;
using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests;

/// <summary>What Test-Solution says of links, paths and commits, and what Repair-Solution makes of them, over a real history.</summary>
public sealed class SolutionReferenceTests : IDisposable
{
    private const string Document = "docs/solutions/logic-errors/x.md";
    private const string Code = "public sealed class Cart\n{\n    public int Total;\n    public void Add(int price) => Total += price;\n}\n";

    private readonly TestRepository _repository = new();
    private readonly EngineRoot _engine = new();
    private readonly SilentReporter _reporter = new();

    [Fact]
    public void What_was_renamed_is_proposed_and_repaired_and_what_is_gone_is_only_told()
    {
        string unreachable = Unreachable();
        _repository.Commit("Begin", ("src/Cart.cs", Code), ("src/Gone.cs", "gone once\n"), ("docs/solutions/logic-errors/old.md", "# Old\n\nA long enough text to be known again.\n"));
        _repository.Commit("Move the cart", ("src/Cart.cs", null), ("src/shop/Cart.cs", Code), ("docs/solutions/logic-errors/old.md", null), ("docs/solutions/ui-bugs/new.md", "# Old\n\nA long enough text to be known again.\n"));
        _repository.Commit("Drop it", ("src/Gone.cs", null));
        string body = $"# X\r\n\r\n## Problem\r\n\r\n`src/Cart.cs:3` and `src/Gone.cs` and `src/Never.cs`, see [old](old.md).\r\n\r\n## Solution\r\n\r\nFixed in {unreachable[..10]}, not in commit 1234567abc.\r\n";
        string text = "---\r\ntitle: x\r\ncategory: logic-errors\r\n---\r\n" + body;
        _repository.Commit("Write it down", (Document, text));
        _repository.CheckOut();
        using (SolutionTester tester = Tester())
        {
            CheckProblem[] found = [.. tester.Find("logic-errors/x", CancellationToken.None).Problems.Where(problem => problem.Id[3] == '5')];
            Assert.Equal(["SOL501", "SOL502", "SOL502", "SOL503", "SOL504", "SOL504"], found.Select(problem => problem.Id).Order(StringComparer.Ordinal));
            Assert.All(found, problem => Assert.Equal(problem.Id == "SOL504" ? 13 : 9, problem.Line));
            Assert.Equal("Write ../ui-bugs/new.md", found.Single(problem => problem.Id == "SOL501").Repair);
            Assert.Equal(["Write src/shop/Cart.cs", null], found.Where(problem => problem.Id == "SOL502").OrderBy(problem => problem.Repair is null).Select(problem => problem.Repair));
            Assert.Equal(CheckSeverity.Information, found.Single(problem => problem.Id == "SOL503").Severity);
            Assert.Contains(found, problem => problem.Message.Contains("on no branch", StringComparison.Ordinal));
        }

        using SolutionRepairer repairer = new(_engine, Library, SolutionSchema.Default, _reporter);
        SolutionRepair repair = repairer.Repair("logic-errors/x", CancellationToken.None);
        Assert.Equal(["SOL501", "SOL502"], repair.Repaired);
        Assert.Equal(text.Replace("src/Cart.cs:3", "src/shop/Cart.cs:3", StringComparison.Ordinal).Replace("](old.md)", "](../ui-bugs/new.md)", StringComparison.Ordinal), File.ReadAllText(Path.Combine(_repository.Path, Document)));
        Assert.Equal(RepairAction.Unchanged, repairer.Repair("logic-errors/x", CancellationToken.None).Action);
        Assert.Empty(_reporter.Problems);
    }

    [Fact]
    public void A_path_that_stands_in_several_lines_is_repaired_in_all_of_them_at_once()
    {
        _repository.Commit("Begin", ("src/Cart.cs", Code));
        string text = "---\ntitle: x\ncategory: logic-errors\n---\n\n- `src/Cart.cs`\n\n## Solution\n\n- `src/Cart.cs:3`\n- `src/Cart.cs`\n";
        _repository.Commit("Move", ("src/Cart.cs", null), ("src/shop/Cart.cs", Code), (Document, text));
        _repository.CheckOut();
        using SolutionRepairer repairer = new(_engine, Library, SolutionSchema.Default, _reporter);
        SolutionRepair plan = repairer.Plan("logic-errors/x", CancellationToken.None);
        Assert.Equal(plan.Diff, repairer.Repair("logic-errors/x", CancellationToken.None).Diff);
        Assert.Equal(text.Replace("src/Cart.cs", "src/shop/Cart.cs", StringComparison.Ordinal), File.ReadAllText(Path.Combine(_repository.Path, Document)));
        Assert.Equal(RepairAction.Unchanged, repairer.Repair("logic-errors/x", CancellationToken.None).Action);
    }

    [Fact]
    public void A_link_to_a_file_whose_new_name_no_link_can_hold_is_left_to_a_person()
    {
        const string Old = "# Old\n\nA long enough text to be known again.\n";
        _repository.Commit("Begin", ("docs/solutions/logic-errors/c", Old));
        _repository.Commit("Move", ("docs/solutions/logic-errors/c", null), ("docs/solutions/logic-errors/c#2.md", Old), (Document, "---\ntitle: x\ncategory: logic-errors\n---\n\n[old](c)\n"));
        _repository.CheckOut();
        using SolutionRepairer repairer = new(_engine, Library, SolutionSchema.Default, _reporter);
        Assert.Equal(RepairAction.Unchanged, repairer.Repair("logic-errors/x", CancellationToken.None).Action);
    }

    [Fact]
    public void A_path_that_a_line_names_twice_is_left_to_a_person()
    {
        _repository.Commit("Begin", ("src/Cart.cs", Code));
        _repository.Commit("Move", ("src/Cart.cs", null), ("src/shop/Cart.cs", Code), (Document, "---\ntitle: x\ncategory: logic-errors\n---\n`src/Cart.cs` was `src/Cart.cs`.\n"));
        _repository.CheckOut();
        using SolutionRepairer repairer = new(_engine, Library, SolutionSchema.Default, _reporter);
        SolutionRepair repair = repairer.Repair("logic-errors/x", CancellationToken.None);
        Assert.Equal(RepairAction.Unchanged, repair.Action);
        Assert.Contains(repair.Problems, problem => problem.Id == "SOL502");
    }

    public void Dispose() => _repository.Dispose();

    private SolutionLibrary Library => new(_engine, KnowledgeBase.Of(new ConfigurationReader(_engine).Read(_repository.Path, _reporter, CancellationToken.None)));

    private SolutionTester Tester() => new(_engine, Library, SolutionSchema.Default, _reporter);

    private string Unreachable()
    {
        var who = new Signature("Zoë Tester", "zoe@example.org", DateTimeOffset.UnixEpoch);
        for (int i = 0; ; i++)
        {
            string sha = _repository.Git.ObjectDatabase.CreateCommit(who, who, $"lost {i}", _repository.Git.ObjectDatabase.CreateTree(new TreeDefinition()), [], prettifyMessage: false).Sha;

            // Ten digits with a figure and a letter among them are what a reader takes for a commit.
            if (sha[..10].Any(char.IsAsciiDigit) && sha[..10].Any(char.IsAsciiLetter)) return sha;
        }
    }
}
