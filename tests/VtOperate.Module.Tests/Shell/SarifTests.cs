using System.Management.Automation;
using System.Text.Json;
using VtOperate.Core.Stand;
using VtOperate.Shell.Output;

namespace VtOperate.Module.Tests.Shell
{
    public sealed class SarifTests
    {
        [Fact]
        public void A_log_without_findings_has_all_that_the_format_requires()
        {
            JsonElement log = Log(true, "text", 1, null);
            Assert.Equal("2.1.0", log.GetProperty("version").GetString());
            JsonElement run = Assert.Single(log.GetProperty("runs").EnumerateArray());
            Assert.Equal("VtOperate", run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
            Assert.Equal(0, run.GetProperty("results").GetArrayLength());
            Assert.True(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
            Assert.False(Log(false).GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        }

        [Fact]
        public void A_rule_stands_once_and_every_result_points_at_it()
        {
            JsonElement run = Log(true, Warning("a.cs", 3), Warning("b.cs", 4), Warning("c.cs", 5, "other")).GetProperty("runs")[0];
            JsonElement[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
            Assert.Equal(["critical-pattern/bound-every-pool", "critical-pattern/other"], rules.Select(rule => rule.GetProperty("id").GetString()));
            Assert.All(run.GetProperty("results").EnumerateArray(), result =>
            {
                Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
                Assert.Equal("warning", result.GetProperty("level").GetString());
                Assert.NotEqual("", result.GetProperty("message").GetProperty("text").GetString());
            });
        }

        [Theory]
        [InlineData("src/a.cs", "src/a.cs")]
        [InlineData("src/Küche & co/a b#1%.cs", "src/K%C3%BCche%20%26%20co/a%20b%231%25.cs")]
        public void Files_are_relative_and_escaped(string file, string expected)
        {
            JsonElement place = Log(true, Warning(file, 3)).GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.Equal(expected, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.Equal("%SRCROOT%", place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
            Assert.Equal(3, place.GetProperty("region").GetProperty("startLine").GetInt32());
        }

        [Fact]
        public void A_fingerprint_stays_when_the_line_moves_and_differs_for_each_finding()
        {
            string[] before = Fingerprints(Warning("a.cs", 3), Warning("a.cs", 30), Warning("b.cs", 3)), after = Fingerprints(Warning("a.cs", 5), Warning("a.cs", 32), Warning("b.cs", 1));
            Assert.Equal(before, after);
            Assert.Equal(3, before.Distinct().Count());
        }

        [Fact]
        public async Task The_shell_writes_the_log_and_ends_with_findings()
        {
            using var repository = new HandMadeRepository();
            repository.Commit("Begin", "a.cs", "class A { }\n");
            Directory.CreateDirectory(Path.Combine(repository.Folder, "docs"));
            await File.WriteAllTextAsync(Path.Combine(repository.Folder, "docs", "critical-patterns.md"), "# P\n\n## 1. Bound every pool\n\n### ❌ WRONG\n```csharp\nvar pool = new Pool();\n```\n\n### ✅ CORRECT\n```csharp\nvar pool = new Pool(limit: 20);\n```\n");
            repository.Commit("Wrong", "b.cs", "var pool = new Pool();\n");

            ShellRun run = await ShellRun.Of("--sarif", $"Find-CriticalPattern -Range HEAD~1..HEAD -Repository '{repository.Folder}'");
            Assert.Equal((1, ""), (run.ExitCode, run.Errors));
            using JsonDocument log = JsonDocument.Parse(run.Output);
            Assert.Equal("critical-pattern/bound-every-pool", Assert.Single(log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()).GetProperty("ruleId").GetString());
            Assert.Equal(2, (await ShellRun.Of("--sarif", "--json", "Get-Help")).ExitCode);
        }

        private static string[] Fingerprints(params object[] items) =>
            [.. Log(true, items).GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").EnumerateObject().Single().Value.GetString()!)];

        private static PatternWarning Warning(string file, int line, string slug = "bound-every-pool") =>
            new(1, 0.85, new StandPattern(slug, "Bound every pool", "It drains.", "var pool = new Pool(limit: 20);"), file, line, "var pool = new Pool();", [], "/r");

        private static JsonElement Log(bool isComplete, params object?[] items)
        {
            var log = new SarifLog();
            foreach (object? item in items) log.See(item is null ? null : PSObject.AsPSObject(item));
            using var stream = new MemoryStream();
            log.Write(stream, isComplete);
            return JsonDocument.Parse(stream.ToArray()).RootElement.Clone();
        }
    }
}

namespace VtOperate.Core.Stand
{
    public sealed record StandPattern(string Slug, string Name, string Why, string Correct);

    public sealed record PatternWarning(int Rank, double Score, StandPattern Pattern, string File, int Line, string Text, IReadOnlyList<object> Evidence, string Repository);
}
