using VtOperate.Core.History;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests.Solutions;

public sealed class PatternGuardTests : IDisposable
{
    private readonly PatternFolder _folder = new();

    public PatternGuardTests()
    {
        _folder.Write("docs/solutions/runtime-errors/hang.md", "# The shop hangs\n\nIn `src/Shop/Client.cs`.\n");
        _folder.Write("docs/solutions/patterns/critical-patterns.md", """
            # Critical patterns

            ## 1. Give every request a timeout (ALWAYS REQUIRED)

            ### ❌ WRONG (hangs for ever)
            ```csharp
            var answer = await client.GetStringAsync(address);
            logger.Info(answer);
            ```

            ### ✅ CORRECT
            ```csharp
            var answer = await client.GetStringAsync(address, timeout.Token);
            logger.Info(answer);
            ```

            **Documented in:** `docs/solutions/runtime-errors/hang.md`

            ## 2. Never load YAML unsafely

            ❌ WRONG:
            ```python
            import yaml
            config = yaml.load(stream)  # runs what the file says
            ```

            ✅ CORRECT:
            ```python
            import yaml
            config = yaml.safe_load(stream)
            ```

            ## 3. Only words

            ❌ WRONG: talking about GetStringAsync
            """);
    }

    [Theory]
    [InlineData("src/A.cs", "var answer = await client.GetStringAsync(address);", "give-every-request-a-timeout")]
    [InlineData("src/A.cs", "    var text  =  await client.GetStringAsync( uri );  // fast", "give-every-request-a-timeout")]
    [InlineData("app/config.py", "settings = yaml.load(handle)", "never-load-yaml-unsafely")]
    [InlineData("app/config.py", "return dict(yaml.load(open(name)))", "")]
    [InlineData("src/A.cs", "var answer = await client.GetStringAsync(address, timeout.Token);", "")]
    [InlineData("src/A.cs", "var answer = await client.GetStringAsync(address, stop);", "")]
    [InlineData("src/A.cs", "logger.Info(answer);", "")]
    [InlineData("src/A.cs", "// var answer = await client.GetStringAsync(address);", "")]
    [InlineData("src/A.cs", " * var answer = await client.GetStringAsync(address);", "")]
    [InlineData("src/A.cs", "settings = yaml.load(handle);", "")]
    [InlineData("app/config.py", "config = yaml.safe_load(stream)", "")]
    [InlineData("app/config.py", "import yaml", "")]
    [InlineData("README.md", "config = yaml.load(stream)", "")]
    [InlineData("docs/solutions/patterns/critical-patterns.md", "config = yaml.load(stream)", "")]
    [InlineData("docs/solutions/examples/a.py", "config = yaml.load(stream)", "")]
    [InlineData("src/A.cs", "", "")]
    public void Warns_of_the_mistake_and_of_nothing_else(string file, string line, string expected)
    {
        IReadOnlyList<PatternWarning> warnings = Guard().Check(new DiffFile(file, [new DiffLine(7, line)]), default);
        Assert.Equal(expected, string.Join(' ', warnings.Select(warning => warning.Pattern.Slug)));
        Assert.All(warnings, warning => Assert.Equal((1, file, 7), (warning.Rank, warning.File, warning.Line)));
    }

    [Fact]
    public void A_file_that_the_documents_cite_makes_it_surer()
    {
        const string Line = "var answer = await client.GetStringAsync(address);";
        PatternWarning elsewhere = Assert.Single(Guard().Check(new DiffFile("src/Other.cs", [new DiffLine(1, Line)]), default));
        PatternWarning cited = Assert.Single(Guard().Check(new DiffFile("src/Shop/Client.cs", [new DiffLine(1, Line)]), default));
        Assert.True(cited.Score > elsewhere.Score);
        Assert.Contains(cited.Evidence, reason => reason.Kind == "CitedFile");
    }

    [Fact]
    public void Lines_that_stand_together_are_one_warning_and_those_apart_are_two()
    {
        const string Line = "var a = await client.GetStringAsync(address);";
        IReadOnlyList<PatternWarning> warnings = Guard().Check(new DiffFile("src/A.cs", [new DiffLine(1, Line), new DiffLine(3, Line), new DiffLine(90, Line)]), default);
        Assert.Equal([1, 90], warnings.Select(warning => warning.Line));
        Assert.Contains(warnings[0].Evidence, reason => reason.Kind == "Near" && reason.Line == 3);
        Assert.Equal([1, 2], warnings.Select(warning => warning.Rank));
    }

    [Fact]
    public void Secrets_stay_out_of_warnings()
    {
        string token = "ghp_" + new string('b', 36);
        PatternWarning warning = Assert.Single(Guard().Check(new DiffFile("src/A.cs", [new DiffLine(1, $"var a = await client.GetStringAsync(address); var t = \"{token}\";")]), default));
        Assert.DoesNotContain(token, warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_without_code_is_not_looked_for() => Assert.Equal(2, Guard().Count);

    public void Dispose() => _folder.Dispose();

    private PatternGuard Guard() => PatternGuard.Read(_folder.Engine, _folder.Configuration, _folder, default);
}
