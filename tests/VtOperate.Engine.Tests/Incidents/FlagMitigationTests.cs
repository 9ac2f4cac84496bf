using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Mitigations;

namespace VtOperate.Engine.Tests.Incidents;

public sealed class FlagMitigationTests : MitigationScene
{
    [Fact]
    public void A_flag_on_what_changed_is_switched_off_on_a_branch_to_the_byte()
    {
        Services = "services:\n  pay:\n    flags: flags.json\n";
        string flags = "\uFEFF{\r\n  // ours\r\n  \"flags\": { \"pay-v2\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"on\" },\r\n    \"other\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"on\" } }\r\n}";
        ObjectId good = Repository.Commit("good", ("pay.cs", "old();\n"), ("flags.json", flags));
        ObjectId last = Repository.Commit("new way", ("pay.cs", "if (flags.IsOn(\"pay-v2\")) @new(); else old();\n"));
        Repository.CheckOut();
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        string incident = Declare();
        string[] tree = WorkTree();

        MitigationOption flag = Options(incident).Single(option => option.Kind == MitigationKind.FeatureFlag);
        MitigationResult result = Invoker().Invoke(flag, undo: false, "ann", null, default);

        Assert.Equal("flag:pay-v2", flag.Name);
        Assert.Equal(tree, WorkTree());
        int at = flags.IndexOf("\"defaultVariant\": \"on\"", StringComparison.Ordinal);
        Assert.Equal(flags[..at] + "\"defaultVariant\": \"off\"" + flags[(at + 22)..], Text(result.Sha!, "flags.json"));
        Assert.Single(Ledger().Timeline(incident), item => item.Kind == IncidentKind.Flag);
    }

    [Fact]
    public void A_flag_that_was_turned_on_itself_is_offered_and_its_neighbours_are_not()
    {
        Services = "services:\n  pay:\n    flags: flags.json\n";
        string flags = "{ \"flags\": {\n  \"pay-v2\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"off\" },\n  \"other\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"on\" } } }\n";
        ObjectId good = Repository.Commit("good", ("pay.cs", "1\n"), ("flags.json", flags));
        ObjectId last = Repository.Commit("everybody", ("flags.json", flags.Replace("\"off\" },", "\"on\" },", StringComparison.Ordinal)));
        Repository.CheckOut();
        string incident = Declare();

        // Nobody recorded a deployment, and the whole file came in the days before.
        string early = Declare(new DateTimeOffset(2024, 1, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(["flag:other", "flag:pay-v2"], Options(early).Where(option => option.Kind == MitigationKind.FeatureFlag).Select(option => option.Name));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        MitigationOption flag = Options(incident).Single(option => option.Kind == MitigationKind.FeatureFlag);
        Assert.Equal("flag:pay-v2", flag.Name);
        Assert.Contains(flag.Evidence, item => item.Text == "what flags.json says of it was changed");

        MitigationResult result = Invoker().Invoke(flag, undo: false, "ann", null, default);
        Assert.Equal(flags, Text(result.Sha!, "flags.json"));
        Assert.Equal(result.Sha, Invoker().Invoke(flag, undo: false, "ann", null, default).Sha);
        Assert.Single(Ledger().Timeline(incident), item => item.Kind == IncidentKind.Mitigation);
        Repository.Git.Refs.UpdateTarget("refs/heads/" + result.Branch, good.ToString());
        Assert.Equal(ErrorId.RecordExists, Assert.Throws<OperationException>(() => Invoker().Invoke(flag, undo: false, "ann", null, default)).Id);
        Assert.Equal(good, Repository.Open().Resolve(result.Branch!));
    }

    [Fact]
    public void The_commands_of_a_flag_run_whatever_its_key_and_its_file_are_called()
    {
        Services = "services:\n  pay:\n    flags: my flags.json\n";
        string flags = "{ \"flags\": { \"new pay's way\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"on\" } } }\n";
        ObjectId good = Repository.Commit("good", ("pay.cs", "old();\n"), ("my flags.json", flags));
        ObjectId last = Repository.Commit("new way", ("pay.cs", "if (flags.IsOn(\"new pay's way\")) @new(); else old();\n"));
        Repository.CheckOut();
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);

        MitigationOption flag = Options(Declare()).Single(option => option.Kind == MitigationKind.FeatureFlag);

        Assert.Equal(["Invoke-Mitigation INC-0001 'flag:new pay''s way'", "Disable-FeatureFlag 'new pay''s way' -File 'my flags.json' -Incident INC-0001"], flag.Commands.Take(2));
    }

    [Theory]
    [InlineData("", "flags.json")]
    [InlineData("", "feature-toggles.prod.json")]
    [InlineData("    flags: config.json\n", "config.json")]
    public void A_file_of_plain_switches_is_offered_with_and_without_a_key_in_the_configuration(string key, string file)
    {
        Services = "services:\n  pay:\n    critical: true\n" + key;
        const string flags = "{\"retired\": true, \"new-checkout\": true}\n";
        ObjectId good = Repository.Commit("good", ("pay.cs", "old();\n"), (file, flags));
        ObjectId last = Repository.Commit("new way", ("pay.cs", "if (flags.IsOn(\"new-checkout\")) @new(); else old();\n"));
        Repository.CheckOut();
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);

        MitigationOption flag = Options(Declare()).Single(option => option.Kind == MitigationKind.FeatureFlag);

        Assert.Equal(("flag:new-checkout", true), (flag.Name, flag.IsReady));
        Assert.Equal("{\"retired\": true, \"new-checkout\": false}\n", Text(Invoker().Invoke(flag, undo: false, "ann", null, default).Sha!, file));
    }
}
