using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using VtOperate.Core.Stand;
using VtOperate.Shell.Output;
using Whole = VtOperate.Core.Stand.Whole;

namespace VtOperate.Module.Tests.Shell
{
    /// <summary>Our logs against the rules of the format, and the rules against logs that break them.</summary>
    public sealed class SarifRulesTests
    {
        private static readonly string[] s_files =
        [
            "src/a.cs", "a b.md", "Küche & co/a b#1%.cs", "100%/?x=[1].md", "docs/c:d.md", "a+b;c,d=e@f!g$h'i(j)k*.md", "日本/\u00E9\u0301.md", "-", "..hidden/x.md", "../outside/a b#1%41?.md", "/tmp/abs/a b#1%.md", "a\\b.cs", "",
            "\uD83D\uDE00.md", "\uD800.md",
        ];

        [Fact]
        public void Every_kind_of_finding_in_every_kind_of_file_keeps_the_rules()
        {
            foreach (bool isComplete in (bool[])[true, false])
            {
                foreach (string file in s_files)
                {
                    JsonElement log = Log(isComplete, [.. Findings(file, 3), .. Findings(file, 0), .. Findings(file, int.MaxValue)]);
                    Assert.True(SarifRules.Broken(log).Count == 0, $"{file}: {string.Join("; ", SarifRules.Broken(log))}");
                    Assert.Equal(18, log.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
                }
            }

            Assert.Empty(SarifRules.Broken(Log(true)));
        }

        [Theory]
        [InlineData("/tmp/x y/a#1%41?.md")]
        [InlineData("/tmp/K\u00FCche/[a];b.md")]
        public void A_file_outside_is_found_again_by_its_address(string file)
        {
            JsonElement artifact = Log(true, Findings(file, 1)[0]).GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
            Assert.False(artifact.TryGetProperty("uriBaseId", out _));
            var uri = new Uri(artifact.GetProperty("uri").GetString()!);
            Assert.Equal(Path.GetFullPath(file), Path.GetFullPath(uri.LocalPath));
            Assert.Equal(("", ""), (uri.Query, uri.Fragment));
        }

        [Fact]
        public async Task What_the_shell_writes_of_real_findings_keeps_the_rules()
        {
            using var repository = new HandMadeRepository();
            repository.Commit("Begin", "a.cs", "class A { }\n");
            string folder = Path.Combine(repository.Folder, "docs", "solutions", "ui-bugs");
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "a b.md"), "---\ntitle: Total is wrong\nseverity: High\n---\n\n[gone](../gone.md)\n\nTODO\n");
            ShellRun run = await ShellRun.Of("--sarif", $"Test-Solution -Repository '{repository.Folder}'; Find-StaleSolution -IncludeNew -Repository '{repository.Folder}'");
            Assert.Equal(1, run.ExitCode);
            using JsonDocument log = JsonDocument.Parse(run.Output);
            Assert.Empty(SarifRules.Broken(log.RootElement));
            string[] rules = [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()!)];
            Assert.Contains("SOL204", rules);
            Assert.Contains("stale-solution/LinkBroken", rules);
        }

        public static TheoryData<string, string> Mistakes => new()
        {
            { "version", "is not 2.1.0" },
            { "$schema", "is not uri" },
            { "runs/0/tool/driver/name", "name is not text" },
            { "runs/0/tool/driver/rules/0/helpText", "is unknown" },
            { "runs/0/tool/driver/rules/0/defaultConfiguration/level", "is not none|note" },
            { "runs/0/columnKind", "is not utf16CodeUnits" },
            { "runs/0/invocations/0/executionSuccessful", "is not bool" },
            { "runs/0/results/0/level", "is not none|note" },
            { "runs/0/results/0/ruleIndex", "is not >=-1" },
            { "runs/0/results/0/message/text", "is not text" },
            { "runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "is not reference" },
            { "runs/0/results/0/locations/0/physicalLocation/artifactLocation/uriBaseId", "is not text" },
            { "runs/0/results/0/locations/0/physicalLocation/region/startLine", "is not >=1" },
            { "runs/0/results/0/partialFingerprints/x", "is not text" },
            { "runs/0/originalUriBaseIds/%SRCROOT%/uri", "is not reference" },
        };

        [Theory]
        [MemberData(nameof(Mistakes))]
        public void A_value_of_another_kind_is_seen(string path, string why) => Seen(log => Parent(log, path)[path.Split('/')[^1]] = 0.5, why);

        [Fact]
        public void What_is_missing_out_of_range_or_not_written_as_an_address_is_seen()
        {
            Seen(log => log.AsObject().Remove("runs"), "runs is missing");
            Seen(log => log["runs"]![0]!.AsObject().Remove("tool"), "tool is missing");
            Seen(log => log["runs"]![0]!["results"]![0]!.AsObject().Remove("message"), "message is missing");
            Seen(log => log["runs"]![0]!["results"]![0]!["message"]!.AsObject().Remove("text"), "neither text nor id");
            Seen(log => log["runs"]![0]!["results"]![0]!["ruleIndex"] = 7, "ruleIndex 7");
            Seen(log => log["runs"]![0]!["results"]![0]!["ruleIndex"] = 1, "ruleIndex 1");
            Seen(log => log["runs"]![0]!.AsObject().Remove("originalUriBaseIds"), "");
            JsonNode Artifact(JsonNode log) => log["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
            Seen(log => Artifact(log)["uri"] = "a b.md", "is not reference");
            Seen(log => Artifact(log)["uri"] = "a%2.md", "is not reference");
            Seen(log => Artifact(log)["uri"] = "/a.md", "not relative");
            Seen(log => Artifact(log).AsObject().Remove("uriBaseId"), "has no base");
        }

        private static void Seen(Action<JsonNode> change, string why)
        {
            JsonNode log = JsonNode.Parse(Log(true, Findings("src/a.cs", 3)).GetRawText())!;
            change(log);
            string[] broken;
            try
            {
                broken = [.. SarifRules.Broken(JsonDocument.Parse(log.ToJsonString()).RootElement)];
            }
            catch (KeyNotFoundException) when (why.Length == 0)
            {
                return;
            }

            Assert.Contains(broken, reason => reason.Contains(why, StringComparison.Ordinal));
        }

        private static JsonNode Parent(JsonNode log, string path)
        {
            JsonNode node = log;
            foreach (string part in path.Split('/')[..^1]) node = node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!;
            return node;
        }

        private static object[] Findings(string file, int line) =>
        [
            new PatternWarning(1, 0.85, new StandPattern("bound-every-pool", "Bound every pool", "It drains.", "var pool = new Pool(limit: 20);"), file, line, "var \"pool\" = new Pool();\t\u0001", [], "/r"),
            new Whole.CheckResult("Solution", "x",
            [
                new Whole.CheckProblem("SOL102", file, line, "Error", "The value has a colon.", "Put it in quotes"), new Whole.CheckProblem("SOL301", file, line, "Warning", "No category.", null),
                new Whole.CheckProblem("SOL302", file, line, "Information", "A folder.", null),
            ], "/r"),
            new Whole.StaleFinding("PathRenamed", "src/a.cs", "It was renamed.", "src/b.cs", file, line, "/r"),
            new Whole.DriftFinding("rule", "Likely", "one.", "two.", file, line, "f", "/r"),
        ];

        private static JsonElement Log(bool isComplete, params object[] items)
        {
            var log = new SarifLog();
            foreach (object item in items) log.See(PSObject.AsPSObject(item));
            using var stream = new MemoryStream();
            log.Write(stream, isComplete);
            return JsonDocument.Parse(stream.ToArray()).RootElement.Clone();
        }
    }
}

namespace VtOperate.Core.Stand.Whole
{
    public sealed record CheckResult(string Kind, string Target, IReadOnlyList<CheckProblem> Problems, string Repository);

    public sealed record CheckProblem(string Id, string File, int Line, string Severity, string Message, string? Repair);

    public sealed record StaleFinding(string Kind, string Cited, string Message, string Suggestion, string File, int Line, string Repository);

    public sealed record DriftFinding(string Rule, string Confidence, string SpecSays, string CodeDoes, string CodeFile, int CodeLine, string Fingerprint, string Repository);
}
