using VtOperate.Core.Documents;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Tests.Solutions;

public sealed class SolutionSchemaTests
{
    [Theory]
    [InlineData("runtime_error", "runtime-errors", SolutionTrack.Bug)]
    [InlineData("Runtime-Error", "runtime-errors", SolutionTrack.Bug)]
    [InlineData("performance_issue", "performance-issues", SolutionTrack.Bug)]
    [InlineData("developer_experience", "developer-experience", SolutionTrack.Knowledge)]
    [InlineData("tooling decision", "tooling-decisions", SolutionTrack.Knowledge)]
    public void The_problem_type_tells_folder_and_track(string type, string folder, SolutionTrack track)
    {
        Assert.Equal(folder, SolutionSchema.FolderOf(type));
        Assert.Equal(track, SolutionSchema.TrackOf(type));
    }

    [Fact]
    public void A_problem_type_that_nobody_knows_tells_nothing()
    {
        Assert.Null(SolutionSchema.FolderOf("process_flaw"));
        Assert.Null(SolutionSchema.TrackOf("process_flaw"));
        Assert.Null(SolutionSchema.TrackOf(null));
    }

    [Fact]
    public void Every_folder_leads_back_to_its_type() =>
        Assert.All(SolutionSchema.Default.Words("problem_type", SolutionGeneration.Current), type => Assert.Equal(type, SolutionSchema.TypeOfFolder(SolutionSchema.FolderOf(type)!)));

    [Fact]
    public void The_generations_have_as_many_words_as_published()
    {
        SolutionSchema schema = SolutionSchema.Default;
        Assert.Equal([13, 17, 17, 10, 4], ((string[])["problem_type", "component", "root_cause", "resolution_type", "severity"]).Select(field => schema.Words(field, SolutionGeneration.First).Count));
        Assert.Equal([17, 15, 14, 10, 4], ((string[])["problem_type", "component", "root_cause", "resolution_type", "severity"]).Select(field => schema.Words(field, SolutionGeneration.Current).Count));
        Assert.Empty(schema.Words("title", SolutionGeneration.Current));
    }

    [Fact]
    public void Components_and_causes_are_open_in_the_current_generation_alone()
    {
        Assert.True(SolutionSchema.IsClosed("component", SolutionGeneration.First));
        Assert.False(SolutionSchema.IsClosed("component", SolutionGeneration.Current));
        Assert.False(SolutionSchema.IsClosed("root_cause", SolutionGeneration.Current));
        Assert.True(SolutionSchema.IsClosed("severity", SolutionGeneration.Current));
        Assert.False(SolutionSchema.IsClosed("module", SolutionGeneration.First));
    }

    [Fact]
    public void A_repository_adds_words_of_its_own()
    {
        var configuration = new OperationConfiguration
        {
            Root = "/r",
            Paths = new OperationPaths { Solutions = "s", Patterns = "p", Bugs = "b", Decisions = "d", Journal = "j", Postmortems = "m" },
            Vocabulary = new Dictionary<string, IReadOnlyList<string>> { ["resolution-type"] = ["rollback", "code_fix"] },
        };
        SolutionSchema schema = SolutionSchema.Of(configuration);
        Assert.Equal("rollback", schema.Words("resolution_type", SolutionGeneration.Current)[^1]);
        Assert.Equal(11, schema.Words("resolution_type", SolutionGeneration.Current).Count);
        Assert.Equal("rollback", schema.Spelling("resolution_type", "Rollback", SolutionGeneration.First));
    }

    [Theory]
    [InlineData("severity", "Hihg", "high")]
    [InlineData("resolution_type", "code fix", "code_fix")]
    [InlineData("problem_type", "runtime_eror", "runtime_error")]
    [InlineData("severity", "process", null)]
    public void What_was_probably_meant_is_named(string field, string value, string? nearest) => Assert.Equal(nearest, SolutionSchema.Default.Nearest(field, value, SolutionGeneration.Current));

    [Fact]
    public void Only_case_blanks_and_hyphens_make_a_spelling_certain()
    {
        Assert.Equal("code_fix", SolutionSchema.Default.Spelling("resolution_type", "Code-Fix", SolutionGeneration.Current));
        Assert.Null(SolutionSchema.Default.Spelling("resolution_type", "codefix", SolutionGeneration.Current));
    }

    [Theory]
    [InlineData("component=database,root_cause=config_error", SolutionGeneration.First)]
    [InlineData("component=database,root_cause=clock_skew", SolutionGeneration.Current)]
    [InlineData("component=database,root_cause=config_error,title=x", SolutionGeneration.Current)]
    [InlineData("component=rails_model,root_cause=clock_skew", SolutionGeneration.First)]
    [InlineData("rails_version=7.1.2", SolutionGeneration.First)]
    [InlineData("problem_type=convention,component=database,root_cause=config_error", SolutionGeneration.Current)]
    [InlineData("", SolutionGeneration.Current)]
    public void The_values_tell_the_generation(string fields, SolutionGeneration expected) => Assert.Equal(expected, SolutionSchema.GenerationOf(Fields(fields)));

    [Theory]
    [InlineData("title=x,problem_type=runtime_error", "module,date,component,symptoms,root_cause,resolution_type,severity")]
    [InlineData("title=x,problem_type=convention,module=m,component=", "date,component,severity")]
    [InlineData("title=x", "module,date,problem_type,component,severity")]
    [InlineData("component=tooling,root_cause=wrong_api,problem_type=best_practice", "module,date,symptoms,resolution_type,severity")]
    public void What_is_missing_depends_on_generation_and_track(string fields, string missing) => Assert.Equal(missing, string.Join(',', SolutionSchema.Missing(Fields(fields))));

    private static DocumentFields Fields(string text)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        foreach (string pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=');
            entries.Add(new(new YamlScalar(parts[0], true, 1, 1), new YamlScalar(parts[1], true, 1, 1)));
        }

        return new DocumentFields(new YamlMap(entries, 1, 1));
    }
}
