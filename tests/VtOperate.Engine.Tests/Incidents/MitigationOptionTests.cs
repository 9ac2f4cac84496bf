using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Core.Storage.Events;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Incidents;

public sealed class MitigationOptionTests : MitigationScene
{
    [Fact]
    public void A_fix_of_one_service_is_offered_for_that_one_and_a_link_to_nowhere_breaks_nothing()
    {
        using var other = new TestRepository();
        other.Commit("cart", ("c.cs", "1\n"));
        Services = $"services:\n  pay:\n    critical: true\n  cart:\n    repositories: ['{other.Path.Replace('\\', '/')}']\n";
        Repository.Commit("running", ("a.cs", "1\n"));
        ObjectId fix = Repository.Commit("fix", ("a.cs", "2\n"));
        string incident = Ledger().Declare(new NewIncident { Title = "Guests cannot pay", Services = ["pay", "cart"], DeclaredAt = Impact, ImpactStartedAt = Impact }, "ann", default).Incident.Label;

        Assert.Equal("hotfix@pay", Assert.Single(Options(incident, fix: fix.ToString()), option => option.Kind == MitigationKind.Hotfix).Name);
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => Options(incident, fix: "nowhere")).Id);
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => Options(incident, lastGood: "nowhere")).Id);
        Ledger().Add(incident, new NewEvent(IncidentKind.Link, Impact, "ann", [new("kind", "Commit"), new("target", "0123456789012345678901234567890123456789")]), default);
        Assert.All(Options(incident).Where(option => option.Kind == MitigationKind.Hotfix), option => Assert.Contains(option.Evidence, item => item.Kind == "Unknown" && item.Text.Contains("linked commit", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_fix_is_taken_over_to_what_runs_or_its_conflict_is_named()
    {
        ObjectId running = Repository.Commit("running", ("a.cs", "1\n"), ("b.cs", "1\n"));
        Repository.Commit("unready work", ("b.cs", "2\n"));
        ObjectId fix = Repository.Commit("Fix the sum", ("a.cs", "fixed\n"));
        ObjectId bad = Repository.Commit("Fix on new work", ("b.cs", "3\n"));
        Deploy(running, "1.0", -1);
        string incident = Declare();

        MitigationOption good = Options(incident, fix: fix.ToString()).Single(option => option.Kind == MitigationKind.Hotfix);
        MitigationOption conflict = Options(incident, fix: bad.ToString()).Single(option => option.Kind == MitigationKind.Hotfix);

        Assert.Equal((true, false), (good.IsReady, conflict.IsReady));
        Assert.Contains(conflict.Evidence, item => item is { Kind: "Conflict", File: "b.cs" });
        MitigationResult result = Invoker().Invoke(good, undo: false, "ann", null, default);
        Assert.Equal("fixed\n1\n", Text(result.Sha!, "a.cs") + Text(result.Sha!, "b.cs"));
        LibGit2Sharp.Commit made = LibGit2Sharp.RepositoryExtensions.Lookup<LibGit2Sharp.Commit>(Repository.Git, result.Sha!);
        Assert.EndsWith($"(cherry picked from commit {fix})\n", made.Message, StringComparison.Ordinal);
        Assert.Equal("Zoë Tester", made.Author.Name);
    }

    [Fact]
    public void Where_nothing_is_left_the_answer_is_to_escalate()
    {
        Repository.Commit("only", ("a.cs", "1\n"));
        string incident = Declare();

        Assert.Equal("escalate", Options(incident)[0].Name);
        Assert.Equal(ErrorId.MoveNotAllowed, Assert.Throws<OperationException>(() => Invoker().Require(Options(incident)[0], undo: false, null)).Id);
    }

    [Fact]
    public void The_time_that_the_same_took_before_is_told()
    {
        Repository.Commit("only", ("a.cs", "1\n"));
        foreach (int minutes in (int[])[4, 10, 90])
        {
            string past = Declare();
            Ledger().Add(past, new NewEvent(IncidentKind.Mitigation, Impact.AddMinutes(5), "ann", [new("option", "hotfix"), new("optionKind", "Hotfix")]), default);
            Ledger().Add(past, new NewEvent(IncidentKind.Status, Impact.AddMinutes(5 + minutes), "ann", [new(IncidentData.UpdateType, "status"), new(IncidentData.OldValue, "Declared"), new(IncidentData.NewValue, "Mitigated")]), default);
        }

        Assert.Equal(10, Options(Declare()).Single(option => option.Name == "hotfix").EstimatedMinutes);
    }
}
