using System.Management.Automation;

namespace VtOperate.Module.Tests.Incidents;

public sealed class DeploymentTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public DeploymentTests() => _session = new TestSession(location: _repository.Folder);

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_pipeline_says_it_in_one_line_and_a_second_run_adds_nothing()
    {
        string first = _repository.Commit("One", "a.txt", "1\n");
        Configure("services:\n  checkout:\n    critical: true\n");
        PSObject recorded = _session.InvokeSingle("Add-Deployment");

        Assert.Empty(_session.Errors);
        Assert.Equal(("checkout", first[..12], first, "production", "Recorded"), (Text(recorded, "Service"), Text(recorded, "Version"), Text(recorded, "Sha"), Text(recorded, "Environment"), Text(recorded, "Source")));
        Assert.Equal(Text(recorded, "Id"), Text(_session.InvokeSingle("Add-Deployment"), "Id"));
        string second = _repository.Commit("Two", "a.txt", "2\n");
        _session.Invoke($"Add-Deployment; Add-Deployment -Commit {first}; Add-Deployment -Environment staging; Add-Deployment -Version 7 -Key run-1; Add-Deployment -Version 8 -Key run-1");

        Assert.Empty(_session.Errors);
        Assert.Equal(["7 production", $"{second[..12]} staging", $"{first[..12]} production", $"{second[..12]} production", $"{first[..12]} production"], _session.Invoke("Get-Deployment checkout").Select(item => $"{Text(item, "Version")} {Text(item, "Environment")}"));
        Assert.Equal(second, Text(_session.InvokeSingle("Get-Deployment -Environment staging"), "Sha"));
        Assert.Contains("staging", _session.Complete("Get-Deployment -Environment s"));
    }

    [Fact]
    public void No_change_in_the_days_that_nobody_named_is_said_with_where_to_look_further()
    {
        _repository.Commit("One", "a.txt", "1\n");
        Assert.Empty(_session.Invoke("Get-ServiceChange checkout -Until '2001-01-04T12:00Z'"));
        Assert.Equal("Nothing is known to have changed 'checkout' in the 3 days before 2001-01-04 12:00 UTC. -Since goes further back.", Assert.Single(_session.Warnings));
        Assert.Empty(_session.Invoke("Get-ServiceChange checkout -Since '2001-01-01T12:00Z' -Until '2001-01-04T12:00Z'"));
        Assert.Empty(_session.Warnings);
    }

    [Fact]
    public void Tags_stand_for_the_time_before_anything_was_recorded()
    {
        string one = _repository.Commit("One", "a.txt", "1\n"), two = _repository.Commit("Two", "a.txt", "2\n");
        Tag("v1.0.0", one);
        Tag("v1.1.0-rc.1", two);
        Tag("checkout-7", two);
        Assert.Equal(["v1.0.0"], _session.Invoke("Get-Deployment checkout").Select(item => Text(item, "Version")));
        Configure("services:\n  checkout:\n    deployments: { tags: 'checkout-*' }\n");
        Assert.Equal(["checkout-7 Tag"], _session.Invoke("Get-Deployment").Select(item => $"{Text(item, "Version")} {Text(item, "Source")}"));
        Assert.Contains("unknown (tag)", _session.Render("Get-Deployment"), StringComparison.Ordinal);
        Assert.Equal("checkout-7", Text(_session.InvokeSingle("Add-Deployment"), "Version"));
        Assert.Equal(["checkout-7 Recorded"], _session.Invoke("Get-Deployment").Select(item => $"{Text(item, "Version")} {Text(item, "Source")}"));
    }

    [Fact]
    public void Mistakes_in_the_configuration_are_named_by_file_and_line_and_the_rest_counts()
    {
        _repository.Commit("One", "a.txt", "1\n");
        Configure("services:\n  checkout:\n    paths: [src, ../other]\n    repositories: [nowhere]\n    deployments: { tagz: x }\n    flags: /etc/flags.json\n");
        _session.Invoke("Get-Deployment");

        Assert.Equal(4, _session.Errors.Count);
        Assert.All(_session.Errors, error => Assert.StartsWith("ConfigurationInvalid", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        foreach (int line in (int[])[3, 4, 5, 6]) Assert.Single(_session.Errors, error => error.Exception.Message.Contains($"line {line}:", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_written_with_whatif_or_without_a_name_that_can_be_one()
    {
        _repository.Commit("One", "a.txt", "1\n");
        _session.Invoke("Add-Deployment checkout -WhatIf; Add-Deployment '../../x'; Add-Deployment checkout -Commit nowhere");

        Assert.Equal(["ValueNotAllowed", "RevisionNotFound"], _session.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.False(File.Exists(Path.Combine(_repository.Folder, ".git", "refs", "heads", "operations")));
    }

    private void Configure(string text) => File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), text);

    private void Tag(string name, string commit)
    {
        string folder = Path.Combine(_repository.Folder, ".git", "refs", "tags");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), commit + "\n");
    }

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
