using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Drift;

/// <summary>Numbers whose unit the code tells otherwise than by the name: by the type that is made, by a comment on the line, by the factors of a product.</summary>
public sealed class NumberUnitTests
{
    private const string Spec = "specs/001-cart/spec.md";

    private static readonly DriftQuery s_numbers = new() { Rules = ["D2"], Least = DriftConfidence.Hint };

    [Theory]
    [InlineData("src/A.cs", "class A { static readonly TimeSpan SessionTtl = TimeSpan.FromMinutes(@); }", "5", "15", DriftConfidence.Certain)]
    [InlineData("src/A.cs", "class A\n{\n    static readonly TimeSpan SessionTtl = TimeSpan.FromSeconds(@);\n}", "300", "301", DriftConfidence.Certain)]
    [InlineData("src/A.java", "class A { static final Duration SESSION_TTL = Duration.ofSeconds(@); }", "300", "3000", DriftConfidence.Certain)]
    [InlineData("src/A.kt", "val sessionTtl = @.minutes", "5", "6", DriftConfidence.Certain)]
    [InlineData("src/a.go", "const sessionTTL = @ * time.Minute", "5", "50", DriftConfidence.Certain)]
    [InlineData("src/a.go", "var sessionTtl = time.Duration(@) * time.Second", "300", "3", DriftConfidence.Certain)]
    [InlineData("src/a.go", "var sessionTtl = time.Minute * @", "5", "3", DriftConfidence.Certain)]
    [InlineData("src/a.py", "SESSION_TTL = timedelta(minutes=@)", "5", "7.5", DriftConfidence.Certain)]
    [InlineData("src/a.py", "def keep(order, session_ttl: timedelta = datetime.timedelta(seconds=@)):\n    pass", "300", "30", DriftConfidence.Certain)]
    [InlineData("src/a.rs", "const SESSION_TTL: Duration = Duration::from_secs(@);", "300", "30", DriftConfidence.Certain)]
    [InlineData("src/a.py", "SESSION_TTL = @  # seconds", "300", "30", DriftConfidence.Likely)]
    [InlineData("src/a.ts", "const sessionTtl = @; // in ms", "300_000", "300", DriftConfidence.Likely)]
    [InlineData("src/a.ts", "export const sessionTtl: number = @ * 60 * 1000;", "5", "50", DriftConfidence.Likely)]
    [InlineData("src/a.yaml", "session_ttl: @ # minutes, of idle time", "5", "50", DriftConfidence.Likely)]
    public void A_duration_is_compared_however_its_unit_is_told(string path, string code, string right, string wrong, DriftConfidence confidence)
    {
        using (var clean = new DriftProject(Said("`session_ttl` MUST be 5 minutes."), (path, code.Replace("@", right, StringComparison.Ordinal) + "\n")))
        {
            Assert.Empty(clean.Find(s_numbers));
            Assert.Contains(new DriftCount("numbers in requirements", 1, 1), clean.Summary().Counts);
        }

        using var drifted = new DriftProject(Said("`session_ttl` MUST be 5 minutes."), (path, code.Replace("@", wrong, StringComparison.Ordinal) + "\r\n"));
        DriftFinding finding = Assert.Single(drifted.Find(s_numbers));
        Assert.Equal(("D2", "001-cart#FR-011", confidence, "session_ttl", path), (finding.Rule, finding.Requirement, finding.Confidence, finding.Subject, finding.CodeFile));
        Assert.Contains(wrong, finding.CodeDoes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_counts_in_the_unit_of_the_name_and_a_size_in_bytes()
    {
        using var time = new DriftProject(Said("`ttl_seconds` MUST be at most 1 hour."), ("src/a.py", "ttl_seconds = 60 * 60\n"));
        Assert.Empty(time.Find(s_numbers));

        using var size = new DriftProject(Said("`upload_limit` MUST be at most 10 MB."), ("src/a.js", "const uploadLimit = 20 * 1024 * 1024;\n"));
        Assert.Equal(DriftConfidence.Likely, Assert.Single(size.Find(s_numbers)).Confidence);
    }

    [Theory]
    [InlineData("src/a.py", "SESSION_TTL = 30\n")]
    [InlineData("src/a.py", "SESSION_TTL = 30  # minutes per user\n")]
    [InlineData("src/a.py", "SESSION_TTL = 30  # min\n")]
    [InlineData("src/a.py", "SESSION_TTL = 30 * 60\n")]
    [InlineData("src/a.py", "SESSION_TTL = timedelta(minutes=minutes)\n")]
    [InlineData("src/a.py", "SESSION_TTL = timedelta(minutes=30) + grace\n")]
    [InlineData("src/a.py", "SESSION_TTL = 'timedelta(minutes=30)'\n")]
    [InlineData("src/a.py", "# SESSION_TTL = timedelta(minutes=30)\n")]
    [InlineData("src/a.go", "const sessionTTL = 30 * unit\n")]
    [InlineData("src/A.cs", "var SessionTtl = TimeSpan.FromMinutes(30).Add(x);\n")]
    [InlineData("tests/test_a.py", "SESSION_TTL = timedelta(minutes=30)\n")]
    public void What_tells_no_unit_or_no_value_is_not_compared(string path, string code)
    {
        using var project = new DriftProject(Said("`session_ttl` MUST be 5 minutes."), (path, code));

        Assert.Empty(project.Find(s_numbers));
        Assert.Contains(new DriftCount("numbers in requirements", 0, 1), project.Summary().Counts);
    }

    private static (string, string?) Said(string sentence) => (Spec, DriftProject.Clean.Single(file => file.Path == Spec).Text + $"- **FR-011**: {sentence}\n");
}
