using System.Text.Json;
using System.Xml.Linq;
using VtOperate.Module.Tests.Shell;

namespace VtOperate.Module.Tests.Specs;

public sealed class ExportSpecDriftTests : IDisposable
{
    private const string Findings = """
        function New-Finding($rule, $requirement, $file, $state, $because, $says, $print) {
            $finding = [VtOperate.Core.Specs.Drift.DriftFinding]::new($rule, $requirement, 'Strong', 'specs/001 cart/spec.md', 3, $says, $file, $(if ($file) { 7 }), 'keeps 60 days', 'UpdateSpec', [VtOperate.Core.Evidence[]]@([VtOperate.Core.Evidence]::new('Contract', 'the contract says so, too', 0, 'specs/001 cart/contracts/api.yaml', 9, ('a' * 40))), $print, $PWD.ProviderPath)
            $finding.GetType().GetProperty('State').SetValue($finding, [VtOperate.Core.Specs.Drift.DriftState]$state)
            $finding.GetType().GetProperty('AcceptedBecause').SetValue($finding, $because)
            $finding
        }
        $findings = @(
            New-Finding 'D2' '001 cart#FR-001' 'src/cart ü.cs' 'New' $null "30 days <b> & | `u{1}" '01'
            New-Finding 'D2' '001 cart#FR-002' $null 'Accepted' 'known' 'x' '02'
            New-Finding 'C4' '001 cart' 'src/b.cs' 'Suppressed' 'left' 'x' '03'
            New-Finding 'E1' '' 'src/c.cs' 'Expired' 'late' 'x' '04'
        )
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate-").FullName;
    private readonly TestSession _session;

    public ExportSpecDriftTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "services", "api", ".specify"));
        Directory.CreateDirectory(Path.Combine(_folder, ".git"));
        _session = new TestSession(location: _folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_log_is_as_the_standard_has_it()
    {
        _session.Invoke(Findings + "; $note = [VtOperate.Core.Specs.Drift.DriftNote]::new('C1', 'One route cannot be read.', 'src/a.cs', 3); $findings | Export-SpecDrift ./drift.sarif -Note $note");
        Assert.Empty(_session.Errors);
        using JsonDocument log = JsonDocument.Parse(Read("drift.sarif"));
        Assert.Empty(SarifRules.Broken(log.RootElement));
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        Assert.Equal(["03", "01", "02", "04"], results.Select(result => result.GetProperty("partialFingerprints").GetProperty("vtSpecDrift/v1").GetString()));
        Assert.Equal(["unchanged", "new", "unchanged", "unchanged"], results.Select(result => result.GetProperty("baselineState").GetString()));
        Assert.Equal(["inSource accepted left", "", "external accepted known", "external underReview late"], results.Select(result => string.Join(",", result.GetProperty("suppressions").EnumerateArray().Select(one => $"{one.GetProperty("kind")} {one.GetProperty("status")} {one.GetProperty("justification")}"))));
        Assert.Equal(["src/b.cs", "src/cart%20%C3%BC.cs", "specs/001%20cart/spec.md", "src/c.cs"], results.Select(Uri));
        Assert.Equal(["fail warning", "fail warning", "fail warning", "review none"], results.Select(result => $"{result.GetProperty("kind")} {result.GetProperty("level")}"));
        Assert.Equal([2, 2, 1, 2], results.Select(result => result.GetProperty("relatedLocations").GetArrayLength()));
        Assert.All(results, result => Assert.Equal(90, result.GetProperty("rank").GetInt32()));
        Assert.Equal("keeps 60 days", results[0].GetProperty("properties").GetProperty("codeValue").GetString());
        JsonElement notification = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0];
        Assert.Equal("One route cannot be read.", notification.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("C1", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[notification.GetProperty("associatedRule").GetProperty("index").GetInt32()].GetProperty("id").GetString());
    }

    [Fact]
    public void Places_count_from_the_repository_also_where_the_project_is_below_it()
    {
        _session.Invoke(Findings + "; $null = $ExecutionContext.SessionState.Path.SetLocation('services/api'); $findings[0] | Export-SpecDrift ../../drift.sarif; $findings[0] | Export-SpecDrift ../../drift.md");
        Assert.Empty(_session.Errors);
        using JsonDocument log = JsonDocument.Parse(Read("drift.sarif"));
        Assert.Equal("services/api/src/cart%20%C3%BC.cs", Uri(log.RootElement.GetProperty("runs")[0].GetProperty("results")[0]));
        Assert.Contains("`services/api/src/cart ü.cs:7`", Read("drift.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sarif")]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("md")]
    public void The_same_findings_in_another_order_give_the_same_bytes(string ending)
    {
        _session.Invoke(Findings + $"; $findings | Export-SpecDrift ./a.{ending}; $findings[3], $findings[1], $findings[0], $findings[2] | Export-SpecDrift ./b.{ending}");
        Assert.Empty(_session.Errors);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "a." + ending)), File.ReadAllBytes(Path.Combine(_folder, "b." + ending)));
        string text = Read("a." + ending);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0001', text);
    }

    [Fact]
    public void A_test_case_stands_for_a_rule_in_a_feature()
    {
        _session.Invoke(Findings + "; $findings | Export-SpecDrift ./drift.xml");
        XElement root = XDocument.Parse(Read("drift.xml")).Root!;
        Assert.Equal(("3", "2", "1"), ((string)root.Attribute("tests")!, (string)root.Attribute("failures")!, (string)root.Attribute("skipped")!));
        Assert.Equal(["project", "001 cart"], root.Elements("testsuite").Select(suite => (string)suite.Attribute("name")!));
        Assert.Equal(["E1 failure", "C4 skipped", "D2 failure"], root.Descendants("testcase").Select(one => $"{((string)one.Attribute("name")!)[..2]} {one.Elements().Single().Name}"));
        Assert.Contains("30 days <b> & |", root.Descendants("failure").Last().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_is_kept_and_nothing_found_is_an_empty_report()
    {
        _session.Invoke("@() | Export-SpecDrift ./drift.sarif");
        using JsonDocument log = JsonDocument.Parse(Read("drift.sarif"));
        Assert.Empty(SarifRules.Broken(log.RootElement));
        Assert.Equal(0, log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        string before = Read("drift.sarif");
        _session.Invoke(Findings + "; $findings | Export-SpecDrift ./drift.sarif");
        Assert.Equal("RecordExists", Assert.Single(_session.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(before, Read("drift.sarif"));
        _session.Invoke(Findings + "; $findings | Export-SpecDrift ./drift.sarif -Force -WhatIf");
        Assert.Equal(before, Read("drift.sarif"));
        Assert.Single(_session.Invoke(Findings + "; $findings | Export-SpecDrift ./drift.sarif -Force -PassThru"));
        Assert.NotEqual(before, Read("drift.sarif"));
        _session.Invoke(Findings + "; $findings | Export-SpecDrift ./drift.txt");
        Assert.Equal("ValueNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    private static string Uri(JsonElement result) => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));
}
