using System.Text;
using VtOperate.Core;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Engine.Tests.Workspace;

public sealed class ConfigurationReaderTests : IDisposable
{
    private readonly WorkspaceFolder _shop = new();
    private readonly SilentReporter _reporter = new();

    private string Repository => _shop.Root;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Without_a_file_everything_is_the_default()
    {
        OperationConfiguration read = Read(Repository);
        Assert.Equal(Repository, read.Root);
        Assert.Empty(read.Files);
        Assert.Equal(In("docs/solutions"), read.Paths.Solutions);
        Assert.Equal(In("docs/solutions/patterns/critical-patterns.md"), read.Paths.Patterns);
        Assert.Equal(In("docs/bugs"), read.Paths.Bugs);
        Assert.Equal(In("docs/decisions"), read.Paths.Decisions);
        Assert.Equal(In("docs/journal"), read.Paths.Journal);
        Assert.Equal(In("docs/postmortems"), read.Paths.Postmortems);
        Assert.Equal(3, read.PatternThreshold);
        Assert.All(read.Settings, setting => Assert.True(setting.IsDefault));
        Assert.Empty(_reporter.Problems);
    }

    [Fact]
    public void Every_key_of_the_contract_is_read()
    {
        _shop.Write(".vtoperate.yml", """
            version: 1
            store: { folder: ops }
            paths:
              solutions: knowledge/solved
              bugs: knowledge/bugs
              decisions: adr
              journal: log
              postmortems: reviews
            knowledge:
              platform: ../platform/docs/solutions
              mine: ~/solutions
            vocabulary:
              component: [database, api-gateway]
              root_cause: clock-skew
            patternThreshold: 4
            services:
              api: { repositories: [shop], paths: [src/api], deployments: { tags: "v*" }, flags: [launchdarkly], channels: [war-room], critical: true }
            channels:
              war-room: { type: slack, url: { env: WAR_ROOM_URL }, template: short }
            mitigations:
              redeploy: { service: api, kind: script, invoke: ./redeploy.ps1, verify: ./check.ps1, undo: null }
            severity: { 1: "checkout down" }
            cadence: { 1: 30m }
            templates: { public: templates/public.md }
            visibility: internal
            specs: { persistence: flow-forward, rules: { D2: off } }
            """);
        OperationConfiguration read = Read(Repository);
        Assert.Empty(_reporter.Problems);
        Assert.Equal(In("knowledge/solved"), read.Paths.Solutions);
        Assert.Equal(In("knowledge/solved/patterns/critical-patterns.md"), read.Paths.Patterns);
        Assert.Equal(4, read.PatternThreshold);
        Assert.Equal(["mine", "platform"], read.Knowledge.Select(root => root.Name));
        Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "solutions"), read.Knowledge[0].Folder);
        Assert.Equal(In("../platform/docs/solutions"), read.Knowledge[1].Folder);
        Assert.Equal(["database", "api-gateway"], read.Vocabulary["component"]);
        Assert.Equal(["clock-skew"], read.Vocabulary["root_cause"]);
        Assert.Equal("true", Assert.IsType<YamlScalar>(read.Node("services.api.critical")).Value);
        Assert.Equal("{ env: WAR_ROOM_URL }", read.Find("channels.war-room.url")!.Value);
        Assert.Null(read.Find("mitigations.redeploy.undo"));
        Assert.Equal((In(".vtoperate.yml"), 15), (read.Find("patternThreshold")!.File, read.Find("patternThreshold")!.Line));
        Assert.Equal(8, read.Find("paths.postmortems")!.Line);
    }

    [Theory]
    [InlineData("paths:\n  soultions: x\n", 2, "unknown key 'paths.soultions'", "did you mean 'paths.solutions'?")]
    [InlineData("paterns: x\n", 1, "unknown key 'paterns'", "allowed: version, store, paths")]
    [InlineData("patternTreshold: 3\n", 1, "unknown key 'patternTreshold'", "did you mean 'patternThreshold'?")]
    [InlineData("PatternThreshold: 3\n", 1, "unknown key 'PatternThreshold'", "did you mean 'patternThreshold'?")]
    [InlineData("services:\n  api:\n    critcal: yes\n", 3, "unknown key 'services.api.critcal'", "did you mean 'services.api.critical'?")]
    [InlineData("patternThreshold: many\n", 1, "'patternThreshold' is 'many'", "a whole number above 0")]
    [InlineData("patternThreshold: 0\n", 1, "is '0'", "a whole number above 0")]
    [InlineData("patternThreshold: -1\n", 1, "is '-1'", "a whole number above 0")]
    [InlineData("patternThreshold: 99999999999999999999\n", 1, "99999999999999999999", "a whole number above 0")]
    [InlineData("patternThreshold: [3]\n", 1, "is a list", "a whole number above 0")]
    [InlineData("version: 2\n", 1, "'version' is '2'", "allowed: 1")]
    [InlineData("services:\n  api:\n    critical: perhaps\n", 3, "'services.api.critical' is 'perhaps'", "allowed are true and false")]
    [InlineData("specs:\n  persistence: flowback\n", 2, "flow-back, flow-forward, living-spec", "did you mean 'flow-back'?")]
    [InlineData("mitigations:\n  x:\n    kind: Rolback\n", 3, "Rollback, FeatureFlag, Hotfix, Script, Manual", "did you mean 'Rollback'?")]
    [InlineData("store: cloud\n", 1, "'store' is 'cloud'", "branch, folder, { branch: NAME }")]
    [InlineData("store: { branhc: x }\n", 1, "unknown key 'store.branhc'", "did you mean 'store.branch'?")]
    [InlineData("store: { folder: }\n", 1, "'store.folder' is empty", "a single value")]
    [InlineData("paths: docs\n", 1, "'paths' must be a section", "solutions, patterns, bugs")]
    [InlineData("- a\n- b\n", 1, "the file must be a section", "not a list")]
    [InlineData("just words\n", 1, "the file must be a section", "not 'just words'")]
    [InlineData("paths:\n  bugs: {a: b}\n", 2, "'paths.bugs' is a section", "a path inside the repository")]
    [InlineData("paths:\n  bugs: \"\"\n", 2, "'paths.bugs' is empty", "a path inside the repository")]
    [InlineData("paths:\n  patterns: docs/patterns\n", 2, "'paths.patterns' is 'docs/patterns'", "a Markdown file (.md)")]
    [InlineData("vocabulary:\n  component: {a: b}\n", 2, "'vocabulary.component' is a section", "a list of values")]
    [InlineData("channels:\n  x:\n    url: {envv: A}\n", 3, "'channels.x.url' is a section", "{ vault: NAME, secret: NAME }")]
    [InlineData("knowledge:\n  \"a:b\": x\n", 2, "'a:b' is no name", "letters, digits")]
    [InlineData("version: 1\nversion: 1\n", 2, "stands twice, first on line 1", "the first one counts")]
    public void A_mistake_names_file_line_and_what_is_allowed(string text, int line, string what, string allowed)
    {
        _shop.Write(".vtoperate.yml", text);
        OperationConfiguration read = Read(Repository);
        OperationException problem = Assert.Single(_reporter.Problems);
        Assert.Equal(ErrorId.ConfigurationInvalid, problem.Id);
        Assert.StartsWith($"'{In(".vtoperate.yml")}' line {line}: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, problem.Message, StringComparison.Ordinal);
        Assert.Equal(In("docs/solutions"), read.Paths.Solutions);
        Assert.Equal(3, read.PatternThreshold);
    }

    [Theory]
    [InlineData("/etc/solutions")]
    [InlineData("../elsewhere")]
    [InlineData("docs/../../elsewhere")]
    [InlineData("C:\\solutions")]
    [InlineData("C:solutions")]
    [InlineData("\\\\server\\share")]
    [InlineData("docs\\..\\..\\elsewhere")]
    [InlineData("~/solutions")]
    [InlineData(".git/solutions")]
    [InlineData(".GIT/hooks")]
    public void Nothing_is_written_outside_the_repository(string path)
    {
        _shop.Write(".vtoperate.yml", $"paths:\n  solutions: '{path}'\n  bugs: mine\n");
        OperationConfiguration read = Read(Repository);
        Assert.Contains("leaves the repository", Assert.Single(_reporter.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(In("docs/solutions"), read.Paths.Solutions);
        Assert.Equal(In("mine"), read.Paths.Bugs);
    }

    [Fact]
    public void The_nearest_file_wins_key_by_key_over_those_above_and_over_the_users()
    {
        _shop.Write("services/api/.vtoperate.yml", "paths:\n  bugs: bugs\n");
        _shop.Write(".vtoperate.yml", "paths:\n  bugs: far/bugs\n  journal: log\nservices:\n  api:\n    critical: true\n");
        _shop.Write("../.vtoperate.yml", "paths:\n  journal: shared/log\n  decisions: adr\npatternThreshold: 5\n");
        _shop.Write("../../config/config.yml", "patternThreshold: 9\npaths:\n  postmortems: pm\n  decisions: mine\nservices:\n  api:\n    channels: ops\n");
        OperationConfiguration read = Read(Path.Combine(Repository, "services", "api"));
        Assert.Empty(_reporter.Problems);
        Assert.Equal(Repository, read.Root);
        Assert.Equal(In("services/api/bugs"), read.Paths.Bugs);
        Assert.Equal(In("log"), read.Paths.Journal);
        Assert.Equal(In("adr"), read.Paths.Decisions);
        Assert.Equal(In("pm"), read.Paths.Postmortems);
        Assert.Equal(5, read.PatternThreshold);
        Assert.NotNull(read.Node("services.api.critical"));
        Assert.NotNull(read.Node("services.api.channels"));
        Assert.Equal([In("services/api/.vtoperate.yml"), In(".vtoperate.yml"), In("../.vtoperate.yml"), In("../../config/config.yml")], read.Files);
    }

    [Fact]
    public void Of_many_mistakes_the_first_are_told_and_the_rest_counted()
    {
        _shop.Write(".vtoperate.yml", string.Concat(Enumerable.Range(0, 5000).Select(i => $"k{i}: 1\n")) + "patternThreshold: 4\n");
        Assert.Equal(4, Read(Repository).PatternThreshold);
        Assert.Equal(21, _reporter.Problems.Count);
        Assert.Contains("4980 more mistakes", _reporter.Problems[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistaken_value_leaves_the_word_to_the_file_above()
    {
        _shop.Write(".vtoperate.yml", "patternThreshold: x\n");
        _shop.Write("../.vtoperate.yml", "patternThreshold: 7\n");
        Assert.Equal(7, Read(Repository).PatternThreshold);
        Assert.Single(_reporter.Problems);
    }

    [Theory]
    [InlineData("utf-8-bom")]
    [InlineData("utf-16")]
    [InlineData("utf-8-crlf")]
    public void Windows_files_are_read_and_their_lines_counted(string form)
    {
        string text = "# ünïcode\r\n\r\npaths:\r\n  bugs: mängel\r\n  bug: x\r\n";
        byte[] bytes = form switch
        {
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };
        Directory.CreateDirectory(Repository);
        File.WriteAllBytes(In(".vtoperate.yml"), bytes);
        Assert.Equal(In("mängel"), Read(Repository).Paths.Bugs);
        Assert.Contains("line 5: unknown key 'paths.bug'", Assert.Single(_reporter.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [1\n", ErrorId.YamlInvalid)]
    [InlineData("a:\n\t- tab\n", ErrorId.YamlInvalid)]
    [InlineData("PK\u0003\u0004\0\0\0", ErrorId.InputNotText)]
    public void A_file_that_cannot_be_read_is_one_problem_and_the_others_count(string text, ErrorId expected)
    {
        _shop.Write(".vtoperate.yml", text);
        _shop.Write("../.vtoperate.yml", "patternThreshold: 6\n");
        OperationConfiguration read = Read(Repository);
        Assert.Equal(expected, Assert.Single(_reporter.Problems).Id);
        Assert.Equal(6, read.PatternThreshold);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\n")]
    [InlineData("paths:\nknowledge:\n")]
    [InlineData("paths:\n  bugs:\n")]
    public void An_empty_file_or_section_sets_nothing(string text)
    {
        _shop.Write(".vtoperate.yml", text);
        Assert.Equal(In("docs/bugs"), Read(Repository).Paths.Bugs);
        Assert.Empty(_reporter.Problems);
    }

    [Fact]
    public void A_secret_written_into_a_channel_is_not_shown()
    {
        _shop.Write(".vtoperate.yml", "channels:\n  ops:\n    type: slack\n    url: https://hooks.example/T0/B0/secret\n    token: abc\n");
        OperationConfiguration read = Read(Repository);
        Assert.Equal("(not shown)", read.Find("channels.ops.url")!.Value);
        Assert.Equal("(not shown)", read.Find("channels.ops.token")!.Value);
        Assert.Equal("slack", read.Find("channels.ops.type")!.Value);
    }

    [Fact]
    public void Without_git_the_nearest_marked_folder_is_the_root()
    {
        _shop.MakeFolder("../../loose/a/b");
        Assert.Equal(In("../../loose/a/b"), Read(In("../../loose/a/b")).Root);
        _shop.Write("../../loose/.vtoperate.yml", "version: 1\n");
        Assert.Equal(In("../../loose"), Read(In("../../loose/a/b")).Root);
    }

    private string In(string relative) => _shop.In(relative);

    private OperationConfiguration Read(string folder) => new ConfigurationReader(_shop.Engine).Read(folder, _reporter, CancellationToken.None);
}
