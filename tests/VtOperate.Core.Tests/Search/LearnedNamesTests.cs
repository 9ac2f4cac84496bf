using VtOperate.Core.Search;

namespace VtOperate.Core.Tests.Search;

public sealed class LearnedNamesTests
{
    [Theory]
    [InlineData("goes to the dead letter queue (DLQ).", "dlq=dead letter queue")]
    [InlineData("The DLQ (dead letter queue) is full", "dlq=dead letter queue")]
    [InlineData("Time-To-Live (TTL) of 5", "ttl=time-to-live")]
    [InlineData("a call (see below) and f(x), (A) (AB", "")]
    [InlineData("nothing that fits (XYZ)", "")]
    [InlineData("(DLQ)", "")]
    public void Learns_what_a_text_explains(string text, string expected) => Assert.Equal(expected, Told(text, []));

    [Theory]
    [InlineData("db,database", "db=database")]
    [InlineData("k8s,kubernetes", "k8s=kubernetes")]
    [InlineData("auth,authentication", "auth=authentication")]
    [InlineData("cfg,config", "cfg=config")]
    [InlineData("redis,database", "")]
    [InlineData("io,iteration", "")]
    [InlineData("api,app", "")]
    [InlineData("i18n,inversion", "")]
    public void Learns_from_tags_of_which_one_shortens_the_other(string tags, string expected) => Assert.Equal(expected, Told("", tags.Split(',')));

    [Fact]
    public void Comes_back_from_an_index_as_it_was_learned()
    {
        string marks = LearnedNames.Marks("the dead letter queue (DLQ) and a Service Level Objective (SLO)", ["db", "database"]);
        LearnedNames names = LearnedNames.Of(Tokenizer.Terms(marks).Where(term => term.StartsWith(LearnedNames.Mark, StringComparison.Ordinal)));
        Assert.Equal([new("db", "database"), new("dlq", "dead letter queue"), new("slo", "service level objective")], names.Pairs);
    }

    private static string Told(string text, string[] tags)
    {
        var names = new LearnedNames();
        names.Read(text);
        names.ReadTags(tags);
        return string.Join(' ', names.Pairs.Select(pair => $"{pair.Short}={pair.Long}"));
    }
}
