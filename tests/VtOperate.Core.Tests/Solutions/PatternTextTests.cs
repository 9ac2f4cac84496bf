using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

public sealed class PatternTextTests
{
    [Theory]
    [InlineData("1. Bound Every Pool (ALWAYS REQUIRED)", 1, "Bound Every Pool")]
    [InlineData("Pattern 12: API Format", 12, "API Format")]
    [InlineData("Pattern #3 - `Dispose` it:", 3, "Dispose it")]
    [InlineData("#4 Name", 4, "Name")]
    [InlineData("5) Name (9 times in 4 sprints)", 5, "Name (9 times in 4 sprints)")]
    [InlineData("❌ Direct access (Zero-Confirmation)", null, "Direct access (Zero-Confirmation)")]
    [InlineData("3 retries are enough", null, "3 retries are enough")]
    [InlineData("1a. Insert then verify", null, "1a. Insert then verify")]
    [InlineData("2. [Linked name](./x.md) (CRITICAL)", 2, "Linked name")]
    [InlineData("Pattern 7", 7, "Pattern 7")]
    [InlineData("Pattern 99999999999: x", null, "Pattern 99999999999: x")]
    [InlineData("Patterns", null, "Patterns")]
    public void Reads_the_heading(string heading, int? number, string name) => Assert.Equal(new PatternHeading(name, number), PatternHeading.Parse(heading));

    [Theory]
    [InlineData("❌ WRONG (what breaks)", "Wrong", "what breaks")]
    [InlineData("WRONG", "Wrong", "")]
    [InlineData("✅ CORRECT", "Correct", "")]
    [InlineData("✅", "Correct", "")]
    [InlineData("Why", "Why", "")]
    [InlineData("Common symptom:", "Problem", "")]
    public void Reads_a_heading_that_is_a_label(string heading, string part, string rest)
    {
        Assert.True(PatternLine.TryHeading(heading, out PatternPart read, out string after));
        Assert.Equal((part, rest), (read.ToString(), after));
    }

    [Theory]
    [InlineData("Wrong time zone in reports")]
    [InlineData("❌ Direct access")]
    [InlineData("Whys and wherefores")]
    [InlineData("")]
    public void A_name_is_no_label(string heading) => Assert.False(PatternLine.TryHeading(heading, out _, out _));

    [Theory]
    [InlineData("**Why:** it drains", "Why", "it drains")]
    [InlineData("**Why**: it drains", "Why", "it drains")]
    [InlineData("❌ WRONG - Using codes directly:", "Wrong", "Using codes directly:")]
    [InlineData("**❌ WRONG** (breaks)", "Wrong", "breaks")]
    [InlineData("WRONG: no", "Wrong", "no")]
    [InlineData("**Placement/Context:** everywhere", "Context", "everywhere")]
    [InlineData("**Documented in:** `a.md`", "Links", "`a.md`")]
    [InlineData("**Detection:** grep", "Other", ": grep")]
    public void Reads_the_label_of_a_line(string line, string part, string rest)
    {
        Assert.True(PatternLine.TryLine(line, out PatternPart read, out string after));
        Assert.Equal((part, rest.TrimStart(':', ' ')), (read.ToString(), after.TrimStart(':', ' ')));
    }

    [Theory]
    [InlineData("Right: this is prose")]
    [InlineData("**Never** do it")]
    [InlineData("Wrong turns happen")]
    [InlineData("** **")]
    public void Prose_is_no_label(string line) => Assert.False(PatternLine.TryLine(line, out _, out _));
}
