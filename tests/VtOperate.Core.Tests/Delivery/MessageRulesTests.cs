using VtOperate.Core.Delivery;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Tests.Contracts;

namespace VtOperate.Core.Tests.Delivery;

public sealed class MessageRulesTests
{
    private static readonly Dictionary<string, string> s_values = new() { ["title"] = "{{severity}} & <b>", ["news"] = "", ["next.update"] = "14:30 UTC" };

    [Fact]
    public void What_is_filled_in_is_never_read_as_a_template()
    {
        (string subject, string text) = TemplateText.Fill("Subject: {{ title }}\r\n\r\nA {{title}}\r\n{{news}}\r\nNext update: {{next.update}}.\r\n", s_values, "x");
        Assert.Equal(("{{severity}} & <b>", "A {{severity}} & <b>\nNext update: 14:30 UTC."), (subject, text));
    }

    [Theory]
    [InlineData("Subject: a\n\n{{titel}}\n", "Line 3", "did you mean '{{title}}'")]
    [InlineData("Subject: {{title\n", "Line 1", "no '}}'")]
    [InlineData("Hello {{title}}\n", "Line 1", "Subject:")]
    [InlineData("Subject: a\n{{something.of.our.own}}\n", "Line 2", "known: news, next.update, title")]
    public void A_name_that_is_not_known_is_an_error_with_its_line(string template, string line, string hint)
    {
        OperationException refused = Assert.Throws<OperationException>(() => TemplateText.Fill(template, s_values, "own/declared.customer.md"));
        Assert.Equal(ErrorId.TemplateInvalid, refused.Id);
        Assert.Contains("own/declared.customer.md", refused.Message, StringComparison.Ordinal);
        Assert.Contains(line, refused.Message, StringComparison.Ordinal);
        Assert.Contains(hint, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_a_template_for_every_stage_and_audience_and_each_can_be_filled_for_an_incident_of_which_nothing_is_known()
    {
        var bare = new Incident { Id = "01", Label = "INC-0001", Title = "Guests cannot pay", Folder = "f", Repository = "/r" };
        DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        foreach (string stage in MessageStage.All)
        {
            foreach (string audience in IncidentAudience.All)
            {
                DateTimeOffset? next = MessageStage.IsLast(stage) ? null : now.AddHours(1);
                IReadOnlyDictionary<string, string> values = MessageValues.Of(bare, [], stage, audience, null, next, now);
                (string subject, string text) = TemplateText.Fill((InsideTemplates.Of(audience) ?? OutsideTemplates.Of(audience))![stage], values, stage + "." + audience);
                Assert.NotEmpty(subject);
                Assert.DoesNotContain("{{", subject + text, StringComparison.Ordinal);
                Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
                if (next is not null) Assert.Contains("13:00 UTC", text, StringComparison.Ordinal);
                IReadOnlyList<CheckProblem> found = MessageLint.Check(Message(subject, text, audience, stage), [], next is null ? null : values["next.update"], hasNews: false, []);
                Assert.DoesNotContain(found, problem => problem.Id is MessageProblem.PromisedTime or MessageProblem.HostName or MessageProblem.Blame or MessageProblem.Acronym or MessageProblem.NextUpdateMissing or MessageProblem.Outage);
            }
        }
    }

    [Theory]
    [InlineData("It will be fixed within 30 minutes.", MessageProblem.PromisedTime)]
    [InlineData("Service should be back soon.", MessageProblem.PromisedTime)]
    [InlineData("ETA 14:30.", MessageProblem.PromisedTime)]
    [InlineData("We expect recovery by 3pm.", MessageProblem.PromisedTime)]
    [InlineData("The pool on db-01 is full.", MessageProblem.HostName)]
    [InlineData("See 10.20.0.7 for more.", MessageProblem.HostName)]
    [InlineData("cart.prod.svc.cluster.local does not answer", MessageProblem.HostName)]
    [InlineData("Ann Miller is looking at it.", MessageProblem.Blame)]
    [InlineData("This was human error.", MessageProblem.Blame)]
    [InlineData("Our DBAS restarted the OLTP pool", MessageProblem.Acronym)]
    [InlineData("There is an outage.", MessageProblem.Outage)]
    public void What_customers_must_not_read_is_found_with_its_line(string sentence, string id)
    {
        CheckProblem found = Assert.Single(MessageLint.Check(Message("Card payments", "Hello,\n" + sentence + "\nNext update: 14:30 UTC.", "customer", MessageStage.Investigating), ["Ann Miller"], "14:30 UTC", true, ["DBAS"]));
        Assert.Equal((id, 3), (found.Id, found.Line));
        Assert.NotNull(found.Repair);
    }

    [Theory]
    [InlineData("We will tell you more at 14:30 UTC. A fix is in place since 13:10 UTC.")]
    [InlineData("INC-0042 began at 2026-03-01 14:30 UTC; SEV-1, HTTP (the web) and TLS (encryption).")]
    [InlineData("Version 2.4.1 of the API is not affected in the EU.")]
    public void What_is_right_is_not_found(string sentence) =>
        Assert.Empty(MessageLint.Check(Message("Card payments", sentence + "\nNext update: 14:30 UTC.", "customer", MessageStage.Investigating), ["Ann Miller"], "14:30 UTC", true, []));

    [Fact]
    public void A_next_update_without_a_time_is_found_and_responders_are_left_alone()
    {
        Assert.Equal(MessageProblem.NextUpdateMissing, Assert.Single(MessageLint.Check(Message("Slow", "db-01 ETA 14:30, OLTP\nNext update: when there is news.", "responders", MessageStage.Investigating), [], null, true, [])).Id);
        Assert.Empty(MessageLint.Check(Message("Slow", "It is over.", "responders", MessageStage.Resolved), [], null, true, []));
    }

    [Fact]
    public void Every_id_of_a_problem_is_in_the_contracts() =>
        Assert.Equal(MessageProblem.All, ContractsPage.Table("message problem").Select(row => row[0]));

    internal static IncidentMessage Message(string subject, string text, string audience, string stage) => new() { Id = "01K0000000000000000000000A", IncidentId = "INC-0042", IncidentKey = "01K0000000000000000000000B", Title = subject, Subject = subject, Text = text, Audience = audience, Stage = stage, Repository = "/r" };
}
