using VtOperate.Core.Bugs;
using VtOperate.Core.History;
using VtOperate.Core.History.Hotspots;
using VtOperate.Core.History.Origins;

namespace VtOperate.Core.Tests.Bugs;

public sealed class InvestigationLeadsTests
{
    private static readonly DateTimeOffset s_day = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Commits_and_files_stand_in_one_ranking()
    {
        IReadOnlyList<InvestigationLead> leads = InvestigationLeads.Rank([Suspect("a", 0.6), Suspect("b", 0.05), Suspect("c", 0.01)], [], [File("src/Cart.cs", 1.2), File("src/Pay.cs", 0.9)], []);
        Assert.Equal(Enumerable.Range(1, leads.Count), leads.Select(lead => lead.Rank));
        Assert.Equal(leads.OrderByDescending(lead => lead.Score).Select(lead => lead.Name), leads.Select(lead => lead.Name));
        Assert.Equal([LeadKind.File, LeadKind.Commit, LeadKind.File, LeadKind.Commit], leads.OrderBy(lead => lead.Name == "src/Cart.cs" ? 0 : lead.Rank).Select(lead => lead.Kind));
        Assert.DoesNotContain(leads, lead => lead.Name[0] == 'c');
        Assert.Equal("2026-11-20 Zoë: Sum carts lazily", leads.Single(lead => lead.Name[0] == 'a').Text);
    }

    [Fact]
    public void Origins_of_a_known_fix_stand_for_the_suspects()
    {
        var origin = new BugOrigin(1, 0.8, new string('d', 40), "Zoë", s_day, "Sum carts lazily", [], null, "/srv/shop");
        InvestigationLead lead = Assert.Single(InvestigationLeads.Rank([Suspect("a", 0.6)], [origin], [], []));
        Assert.Equal((LeadKind.Origin, origin.Sha, 0.8), (lead.Kind, lead.Name, lead.Score));
    }

    [Fact]
    public void A_file_that_is_often_mended_says_so()
    {
        var hotspot = new CodeHotspot(1, 3, "src/Cart.cs", null, 12, 5, 3, s_day, 100, 200, [], [], "/srv/shop");
        InvestigationLead lead = Assert.Single(InvestigationLeads.Rank([], [], [File("src/Cart.cs", 1)], [hotspot]));
        Assert.Equal("changed 12 times by 3 people in a year, 5 of them fixes", Assert.Single(lead.Evidence, reason => reason.Kind == "Hotspot").Text);
    }

    [Fact]
    public void A_file_that_the_trace_runs_through_comes_before_one_that_shares_as_many_words()
    {
        SuspectFile framed = File("src/Cart.cs", 1) with { Evidence = [new Evidence("Frame", "the stack trace runs through line 3", 1)] };
        IReadOnlyList<InvestigationLead> leads = InvestigationLeads.Rank([], [], [File("src/Pay.cs", 1.2), framed], []);
        Assert.Equal(["src/Cart.cs", "src/Pay.cs"], leads.Select(lead => lead.Name));
        Assert.All(InvestigationLeads.Rank([], [], [File("src/Pay.cs", 0.2)], []), lead => Assert.InRange(lead.Score, 0, 0.3));
    }

    [Fact]
    public void Nothing_found_is_an_empty_list() => Assert.Empty(InvestigationLeads.Rank([], [], [], []));

    private static SuspectCommit Suspect(string letter, double score) => new(1, score, new string(letter[0], 40), "Zoë", s_day, "Sum carts lazily", [], "/srv/shop");

    private static SuspectFile File(string path, double score) => new(1, score, path, [new Evidence("Words", "shares words", score, path)], "/srv/shop");
}
