using VtOperate.Core.History.Origins;
using VtOperate.Core.History.Suspects;

namespace VtOperate.Core.Tests.History.Suspects;

public sealed class NamedLinesTests
{
    private static readonly string[] s_java =
    [
        "package shop;",
        "public class StringTool {",
        "    /** Shortens. */",
        "    public static String abbreviate(String text, int width) {",
        "        int keep = width - 3;",
        "        return text.substring(0, keep) + \"...\";",
        "    }",
        "",
        "    public static String capitalise(String text) {",
        "        return abbreviate(text, 3);",
        "    }",
        "}",
    ];

    [Fact]
    public void The_lines_of_a_named_function_are_those_of_its_head_and_body()
    {
        Dictionary<int, string> found = NamedLines.FindDeclared(s_java, Names("abbreviate"));
        Assert.Equal([3, 4, 5], found.Keys.Order());
        Assert.All(found.Values, name => Assert.Equal("abbreviate", name));
    }

    [Fact]
    public void A_call_is_no_declaration() => Assert.Empty(NamedLines.FindDeclared(s_java, Names("substring")));

    [Fact]
    public void Python_and_a_brace_on_a_line_of_its_own_are_read()
    {
        Assert.Equal([0, 1, 2], NamedLines.FindDeclared(["def load_cart(path):", "    with open(path) as f:", "        return f.read()", "", "def other():", "    pass"], Names("load_cart")).Keys.Order());
        Assert.Equal([1, 3], NamedLines.FindDeclared(["class Cart", "    public int TotalSum()", "    {", "        return 1;", "    }", "}"], Names("TotalSum")).Keys.Order());
    }

    [Fact]
    public void Without_names_nothing_is_read() => Assert.Empty(NamedLines.FindDeclared(s_java, new HashSet<ulong>()));

    [Fact]
    public void Rare_words_weigh_more_and_comments_nothing()
    {
        List<(int Line, double Weight)> found = NamedLines.FindMatching(s_java, TermHashes.Of("abbreviate keeps too much of the text, Shortens wrongly width"), 10);
        Assert.DoesNotContain(found, entry => entry.Line == 2);
        Assert.Equal(3, found[0].Line);
        Assert.Equal(found.OrderByDescending(entry => entry.Weight).Select(entry => entry.Weight), found.Select(entry => entry.Weight));
        Assert.Equal(2, NamedLines.FindMatching(s_java, TermHashes.Of("abbreviate text width"), 2).Count);
    }

    private static HashSet<ulong> Names(string name) => [ReportTerms.Whole(name)!.Value];
}
