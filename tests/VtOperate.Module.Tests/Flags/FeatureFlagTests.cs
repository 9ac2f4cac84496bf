using System.Management.Automation;
using System.Text;

namespace VtOperate.Module.Tests.Flags;

public sealed class FeatureFlagTests : IDisposable
{
    private const string Flags = "{\r\n\t\"flags\": {\r\n\t\t// kill switch\r\n\t\t\"pay-v2\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"on\" }\r\n\t}\r\n}";
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public FeatureFlagTests()
    {
        _repository.Commit([("prod.flagd.json", "\uFEFF" + Flags), ("appsettings.json", "{ \"FeatureManagement\": { \"Other\": true } }\n")], "One");
        _session = new TestSession(location: _repository.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_flag_is_found_switched_off_in_an_incident_and_the_second_time_nothing_changes()
    {
        Assert.Equal(["Other on off", "pay-v2 on off"], _session.Invoke("Get-FeatureFlag").Select(item => $"{Text(item, "Key")} {Text(item, "State")} {Text(item, "SafeVariant")}"));
        _session.Invoke("New-Incident 'Guests cannot pay' -Severity 1");
        PSObject change = _session.InvokeSingle("Get-FeatureFlag pay* | Disable-FeatureFlag -Incident 1 -Reason 'payments fail'");

        Assert.Empty(_session.Errors);
        Assert.Equal(Encoding.UTF8.GetBytes("\uFEFF" + Flags.Replace("\"defaultVariant\": \"on\"", "\"defaultVariant\": \"off\"", StringComparison.Ordinal)), Bytes());
        Assert.Equal("INC-0001", Text(change, "IncidentId"));
        Assert.Equal("pay-v2: on -> off in prod.flagd.json: payments fail", Text(_session.InvokeSingle("Get-IncidentTimeline 1 -Kind flag"), "Text"));
        byte[] after = Bytes();
        DateTime written = File.GetLastWriteTimeUtc(FileOf());
        Assert.Equal("False", Text(_session.InvokeSingle("Disable-FeatureFlag pay-v2 -Incident 1"), "IsChanged"));
        Assert.Equal(after, Bytes());
        Assert.Equal(written, File.GetLastWriteTimeUtc(FileOf()));
        Assert.Single(_session.Invoke("Get-IncidentTimeline 1 -Kind flag"));
        Assert.Contains("pay-v2", _session.Complete("Disable-FeatureFlag p"));
    }

    [Fact]
    public void A_secret_in_a_flag_stays_out_of_the_timeline()
    {
        string key = "gh" + "p_" + new string('a', 20) + "0123456789abcdef";
        _repository.Commit("Two", "prod.flagd.json", $"{{ \"flags\": {{ \"pay-v2\": {{ \"state\": \"ENABLED\", \"variants\": {{ \"on\": true, \"off\": false }}, \"defaultVariant\": \"on\", \"targeting\": {{ \"if\": [ {{ \"==\": [ {{ \"var\": \"token\" }}, \"{key}\" ] }}, \"on\", \"off\" ] }} }} }} }}\n");
        _session.Invoke("New-Incident 'Guests cannot pay' -Severity 1; Disable-FeatureFlag pay-v2 -Incident 1");

        Assert.Empty(_session.Errors);
        PSObject entry = _session.InvokeSingle("Get-IncidentTimeline 1 -Kind flag");
        var data = (IReadOnlyDictionary<string, object?>)entry.Properties["Data"].Value;
        Assert.All(data.Values, value => Assert.DoesNotContain(key, value?.ToString() ?? "", StringComparison.Ordinal));
        Assert.Contains("[redacted:", data["undo"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_session.Invoke("Get-Incident 1 | Get-IncidentTimeline"), item => Text(item, "Text").Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_a_flag_names_is_found_from_any_folder()
    {
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "src", "deep"));
        using var below = new TestSession(location: Path.Combine(_repository.Folder, "src", "deep"));

        Assert.Equal("True", Text(below.InvokeSingle("Get-FeatureFlag pay* | Disable-FeatureFlag"), "IsChanged"));
        Assert.Equal("False", Text(below.InvokeSingle("Disable-FeatureFlag pay-v2 -File prod.flagd.json"), "IsChanged"));
        Assert.Equal("False", Text(below.InvokeSingle("Disable-FeatureFlag pay-v2 -File ../../prod.flagd.json"), "IsChanged"));
        Assert.Equal("pay-v2", Text(below.InvokeSingle("Get-FeatureFlag -File prod.flagd.json"), "Key"));
        Assert.Empty(below.Errors);
    }

    [Fact]
    public void Whatif_shows_the_patch_and_writes_nothing()
    {
        byte[] before = Bytes();
        string shown = _session.Render("Disable-FeatureFlag pay-v2 -WhatIf");

        Assert.Contains("+\t\t\"pay-v2\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"off\" }", shown, StringComparison.Ordinal);
        Assert.Equal(before, Bytes());
        Assert.False(Directory.Exists(Path.Combine(_repository.Folder, ".git", "vtoperate")));
    }

    [Fact]
    public void A_key_that_is_not_there_or_stands_in_two_files_is_told()
    {
        _repository.Commit("Two", "flags.json", Flags);
        _session.Invoke("Disable-FeatureFlag pay-v2; Disable-FeatureFlag pay-v3; Disable-FeatureFlag pay-v2 -File nowhere.json");

        Assert.Equal(["ValueNotAllowed", "RecordNotFound", "PathNotFound"], _session.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("Did you mean 'pay-v2'?", _session.Errors[1].Exception.Message, StringComparison.Ordinal);
        Assert.Equal("off", Text(_session.InvokeSingle("Disable-FeatureFlag pay-v2 -File flags.json"), "After"));
    }

    private string FileOf() => Path.Combine(_repository.Folder, "prod.flagd.json");

    private byte[] Bytes() => File.ReadAllBytes(FileOf());

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
