using VtOperate.Core.Code;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Drift;

public sealed class GivenNamesTests
{
    [Theory]
    [InlineData("MaxTries = 5")]
    [InlineData("MaxTries: 5,")]
    [InlineData("    \"MaxTries\": 5")]
    [InlineData("MAX_TRIES: int = 30 * 60 * 1000  # ms")]
    [InlineData("const max_tries = 5; // at most = 6")]
    [InlineData("static readonly TimeSpan MaxTries = TimeSpan.FromMinutes(5);")]
    [InlineData("maxTries := 5 * time.Minute")]
    [InlineData("MaxTries = System.TimeSpan.FromSeconds(30);\r")]
    [InlineData("max_tries = datetime.timedelta(minutes=5)")]
    [InlineData("let maxTries = std::time::Duration::from_secs(30);")]
    [InlineData("max_tries: 5, // at most = many")]
    [InlineData("int other = 3, MaxTries /* = 2 */ = 5;")]
    public void A_file_in_which_a_name_is_given_a_number_is_never_left_out(string line)
    {
        HashSet<uint> names = [];
        GivenNames.AddTo("# a\r\n" + line + "\nlast", names);

        Assert.Contains(GivenNames.Of(NameHash.Of("maxTries")), names);
    }

    [Theory]
    [InlineData("int limit_3 = Compute3(order7, \"text 3\");")]
    [InlineData("call(limit_3, 5)")]
    [InlineData("x = 5; call(limit_3)")]
    [InlineData("limit_3 of 5")]
    public void A_file_that_only_uses_a_name_is_left_out(string line)
    {
        HashSet<uint> names = [];
        GivenNames.AddTo(line, names);

        Assert.DoesNotContain(GivenNames.Of(NameHash.Of("limit_3")), names);
    }

    [Fact]
    public void Whatever_a_line_looks_like_what_the_rule_measures_is_noted()
    {
        string[] pieces = ["limit", " = ", ": ", "5", "30 * 60", " ", "int", "=", "\"", "/* x */", "// ms", "TimeSpan.FromMinutes(5)", "time.Second", "5 * time.Second", ";", ",", "-", "(", "é", "\t", "Duration.ofSeconds(3)"];
        var random = new Random(7);
        int measured = 0;
        for (int round = 0; round < 50_000; round++)
        {
            string line = string.Concat(Enumerable.Range(0, random.Next(2, 8)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (CodeMeasure.In(CodeText.Of(line, CodeFamily.CSharp), 1, NameHash.Of("limit"), null) is null) continue;
            HashSet<uint> names = [];
            GivenNames.AddTo(line, names);
            measured++;
            Assert.True(names.Contains(GivenNames.Of(NameHash.Of("limit"))), line);
        }

        Assert.InRange(measured, 50, 50_000);
    }
}
