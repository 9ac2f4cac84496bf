using VtOperate.Core;
using VtOperate.Core.Bugs;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Solutions;

public sealed class FixCommitsTests : IDisposable
{
    private readonly TestRepository _repository = new();
    private readonly EngineRoot _engine = new();
    private readonly ObjectId _first;
    private readonly ObjectId _fix;

    public FixCommitsTests()
    {
        _first = _repository.Commit("Pool", ("src/Pool.cs", "class Pool\n{\n    public Lease Rent() => null;\n}\n"), ("tests/PoolTests.cs", "[Fact]\npublic void Rents() { }\n"));
        _fix = _repository.Commit("Bound the pool\n\nIt drained the server.\n\nFixes: #12\nSigned-off-by: Zoë <zoe@example.org>\nCo-authored-by: X <x@example.org>\n", ("src/Pool.cs", "class Pool\n{\n    public Lease Rent() => new();\n}\n"), ("tests/PoolTests.cs", "[Fact]\npublic void Rents() { }\n\n[Fact]\npublic void Waits_for_a_free_connection() { }\n"));
        _repository.CheckOut();
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void An_update_writes_no_secret_of_a_commit_message()
    {
        const string secret = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
        _repository.Commit($"Use {secret} for the mirror", ("src/mirror.cs", "class Mirror { }\n"));
        string file = Path.Combine(_repository.Path, "docs", "solutions", "a", "b.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "---\ntitle: T\n---\n\n# T\n\n## Solution\n\nDone.\n");
        Core.Workspace.OperationConfiguration configuration = new Core.Workspace.ConfigurationReader(_engine).Read(_repository.Path, new Core.SilentReporter(), default);
        new SolutionUpdater(_engine, configuration, TimeProvider.System).Write("a/b", new SolutionFields { Commits = ["HEAD"] }, isAppended: false, default);
        string text = File.ReadAllText(file);
        Assert.Contains("for the mirror", text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fix_gives_its_subject_files_new_tests_and_the_issue_it_names()
    {
        FixCommit fix = Assert.Single(new FixCommits(_engine.Git).Read(_repository.Path, ["HEAD"], CancellationToken.None));
        Assert.Equal((_fix.ToString(), "Bound the pool"), (fix.Sha, fix.Subject));
        Assert.Equal(["src/Pool.cs"], fix.Files);
        Assert.Equal(["tests/PoolTests.cs"], fix.TestFiles);
        Assert.Equal(["Waits_for_a_free_connection"], fix.Tests);
        Assert.Equal(["Fixes: #12"], fix.Trailers);
    }

    [Fact]
    public void A_range_gives_its_commits_oldest_first_and_each_once()
    {
        ObjectId last = _repository.Commit("More", ("src/Other.cs", "x"));
        Assert.Equal([_fix.ToString(), last.ToString()], new FixCommits(_engine.Git).Read(_repository.Path, [$"{_first}..HEAD", "HEAD"], CancellationToken.None).Select(fix => fix.Sha));
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => new FixCommits(_engine.Git).Read(_repository.Path, ["no-such"], CancellationToken.None)).Id);
    }

    [Fact]
    public void A_solution_from_an_investigation_holds_what_was_recorded_and_nothing_else()
    {
        OperationConfiguration configuration = new ConfigurationReader(_engine).Read(_repository.Path, new SilentReporter(), CancellationToken.None);
        var bug = new BugInvestigation
        {
            Id = "x",
            Label = "BUG-0007",
            Title = "Guests cannot pay",
            Description = "Guests cannot pay since noon.",
            Severity = Severity.High,
            Traces = [new StackTrace { Language = TraceLanguage.DotNet, Type = "Shop.PoolException", Message = "No free connection\npassword=hunter2secret", Frames = [Frame("Shop.Pool.Rent", "src/Pool.cs"), Frame("System.Threading.Run", null)] }],
            Suspects = [new SuspectCommit(1, 3, _first.ToString(), "Zoë", DateTimeOffset.UnixEpoch, "Pool", [], _repository.Path)],
            Repository = _repository.Path,
        };
        CaptureEvidence evidence = CaptureSources.Read(bug)!;
        var capture = new SolutionCapture(_engine, configuration, new SilentReporter(), TimeProvider.System, new IndexSession());
        SolutionChange change = capture.Write(new SolutionRequest(new SolutionFields { Commits = ["HEAD"], Solution = "Bound it." }, evidence, SolutionGeneration.Current, false, Promote: false), CancellationToken.None);
        Assert.Equal(("Guests cannot pay", Severity.High), (change.Solution.Title, change.Solution.Severity));
        Assert.Equal(["Shop.PoolException: No free connection"], change.Solution.Symptoms);
        Assert.Equal(["module", "problem_type", "component", "root_cause", "resolution_type"], change.OpenFields);
        string text = File.ReadAllText(change.Solution.File);
        Assert.EndsWith($"""
            ## Evidence

            Recorded as BUG-0007.

            ```text
            Shop.PoolException: No free connection
            password=[redacted:secret]
            ```

            Files:

            - `src/Pool.cs` in `Shop.Pool.Rent`

            Fixed by `{_fix}` of 2023-12-31, `Bound the pool`

            - Fixes: \#12

            Changed:

            - `src/Pool.cs`

            Tests:

            - `tests/PoolTests.cs`
            - `Waits_for_a_free_connection`

            Suspected, not proved:

            - `{_first}` of 1970-01-01, `Pool`

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    private static TraceFrame Frame(string function, string? file) => new() { Function = function, RepositoryPath = file, IsUserCode = true };
}
