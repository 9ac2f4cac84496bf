using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.Tests.Bugs.Probes;

public sealed class ProbeArgumentsTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_values = new(StringComparer.Ordinal)
    {
        [""] = ["/tmp/a b/input.json"],
        ["tests"] = ["Cart adds", "Cart {} removes", "Überträge"],
        ["none"] = [],
    };

    [Theory]
    [InlineData("{}", "/tmp/a b/input.json")]
    [InlineData("--file={}", "--file=/tmp/a b/input.json")]
    [InlineData("{tests}", "Cart adds", "Cart {} removes", "Überträge")]
    [InlineData("{tests:|}", "Cart adds|Cart {} removes|Überträge")]
    [InlineData("--filter={tests: or }", "--filter=Cart adds or Cart {} removes or Überträge")]
    [InlineData("run {tests} with {}", "run Cart adds Cart {} removes Überträge with /tmp/a b/input.json")]
    [InlineData("{none}")]
    [InlineData("{none:,}", "")]
    [InlineData("x{none}y", "xy")]
    [InlineData("{other}", "{other}")]
    [InlineData("{ }", "{ }")]
    [InlineData("${HOME} {", "${HOME} {")]
    [InlineData("{{tests:,}}", "{Cart adds,Cart {} removes,Überträge}")]
    [InlineData("", "")]
    public void Words_in_braces_become_their_values_and_all_else_stays(string argument, params string[] expected) =>
        Assert.Equal(expected, ProbeArguments.Fill([argument], s_values));

    [Fact]
    public void Values_are_not_looked_into()
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [""] = ["{}{}"] };
        Assert.Equal(["a{}{}b{}{}"], ProbeArguments.Fill(["a{}b{}"], values));
    }

    [Fact]
    public void Without_values_the_arguments_stay() =>
        Assert.Equal(["{}", "{tests}"], ProbeArguments.Fill(["{}", "{tests}"], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)));

    [Theory]
    [InlineData("tests", true)]
    [InlineData("", true)]
    [InlineData("file", false)]
    public void A_word_is_found_wherever_it_stands(string word, bool stands) =>
        Assert.Equal(stands, ProbeArguments.Names(["run", "x={}", "--only={tests:;}"], word));
}
