using VtOperate.Core;
using VtOperate.Core.Delivery;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.Workspace;

namespace VtOperate.Engine.Tests.Delivery;

public sealed class ChannelChoiceTests : IDisposable
{
    private const string Channels = """
        channels:
          company: { type: file, path: company.md, audience: [all-hands, executive] }
          room-pay: { type: file, path: pay.md }
          room-find: { type: file, path: find.md }
          page-pay: { type: pagerduty, key: { env: KEY } }
          page-find: { type: pagerduty, key: { env: KEY }, audience: [responders] }
          desk: { type: file, path: desk.md, audience: [support] }
          status-pay: { type: statuspage, page: p, key: { env: KEY } }
        services:
          pay: { channels: [room-pay, page-pay, status-pay] }
          find: { channels: [room-find, page-find] }
          mail: { paths: [mail] }

        """;

    private readonly WorkspaceFolder _shop = new(withGit: false);
    private readonly SilentReporter _reporter = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("pay", "responders", "page-pay room-pay")]
    [InlineData("PAY", "all-hands", "company room-pay")]
    [InlineData("pay", "support", "desk room-pay")]
    [InlineData("pay", "customer", "status-pay")]
    [InlineData("pay", "status-page", "status-pay")]
    [InlineData("find", "responders", "page-find room-find")]
    [InlineData("find", "executive", "company room-find")]
    [InlineData("find", "customer", "")]
    [InlineData("pay find", "responders", "page-find page-pay room-find room-pay")]
    [InlineData("mail", "responders", "")]
    [InlineData("mail", "all-hands", "company")]
    [InlineData("", "responders", "page-find")]
    [InlineData("unheard-of", "responders", "page-find")]
    public void A_message_goes_to_the_channels_of_its_services_and_to_those_of_nobody_that_name_its_audience(string services, string audience, string expected)
    {
        _shop.Write(".vtoperate.yml", Channels);
        Assert.Equal(expected, string.Join(' ', Choice().Of(Message(services, audience))));
        Assert.Empty(_reporter.Problems);
    }

    [Fact]
    public void Without_services_the_audience_of_the_channels_decides_as_before()
    {
        _shop.Write(".vtoperate.yml", Channels[..Channels.IndexOf("services:", StringComparison.Ordinal)]);
        Assert.Equal(["page-find"], Choice().Of(Message("pay", "responders")));
        Assert.Empty(Choice().Of(Message("pay", "customer")));
    }

    [Fact]
    public void A_channel_that_a_service_names_and_nobody_has_is_told_and_the_others_go_on()
    {
        _shop.Write(".vtoperate.yml", "channels:\n  room: { type: file, path: room.md }\nservices:\n  pay: { channels: [rom, room] }\n");
        Assert.Equal(["room"], Choice().Of(Message("pay", "responders")));
        OperationException problem = Assert.Single(_reporter.Problems);
        Assert.Equal(ErrorId.ChannelInvalid, problem.Id);
        Assert.Contains("Did you mean 'room'?", problem.Message, StringComparison.Ordinal);
    }

    private ChannelChoice Choice() => new(_shop.Engine, new ConfigurationReader(_shop.Engine).Read(_shop.Root, _reporter, CancellationToken.None), _reporter);

    private IncidentMessage Message(string services, string audience) => new()
    {
        Id = "m",
        IncidentId = "INC-0001",
        IncidentKey = "k",
        Title = "Guests cannot pay",
        Services = services.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Stage = "declared",
        Audience = audience,
        Subject = "s",
        Text = "t",
        Repository = _shop.Root,
    };
}
