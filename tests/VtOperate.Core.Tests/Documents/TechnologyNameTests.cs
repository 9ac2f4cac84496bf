using VtOperate.Core.Documents;
using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Documents;

public sealed class TechnologyNameTests
{
    [Theory]
    [InlineData("C#", "Csharp")]
    [InlineData("c# 12", "csharp 12")]
    [InlineData("F#/C#", "Fsharp/Csharp")]
    [InlineData("C++", "Cpp")]
    [InlineData("C++20", "C++20")]
    [InlineData(".NET", "dotNET")]
    [InlineData(".net 8", "dotnet 8")]
    [InlineData("ASP.NET Core", "ASPNET Core")]
    [InlineData("node.js", "nodejs")]
    [InlineData("Vue.JS", "VueJS")]
    [InlineData("issue#1 channel# #tag", "issue#1 channel# #tag")]
    [InlineData("a + b ++ c", "a + b ++ c")]
    [InlineData("src/app.json, v1.2.3, x.network", "src/app.json, v1.2.3, x.network")]
    [InlineData("", "")]
    public void Signs_of_names_become_letters_and_all_else_stays(string text, string expected)
    {
        Assert.Equal(expected, TechnologyName.Spell(text));
        Assert.Equal(expected, TechnologyName.Spell(expected));
    }

    [Theory]
    [InlineData("C#", "csharp")]
    [InlineData("C++", "cpp")]
    [InlineData("F#", "fsharp")]
    [InlineData(".NET", "dotnet")]
    [InlineData("Node.js", "nodejs")]
    [InlineData("C", "c")]
    public void A_tag_keeps_a_name_of_its_own(string tag, string expected) => Assert.Equal([expected], Settled(new SolutionVocabulary(), tag));

    [Theory]
    [InlineData("c-sharp", "C#")]
    [InlineData("c#", "csharp")]
    [InlineData(".net", ".NET")]
    [InlineData("c++", "C++")]
    public void The_spelling_of_the_corpus_comes_first(string known, string given)
    {
        var vocabulary = new SolutionVocabulary();
        vocabulary.Add(new Solution { Id = "a/b", Title = "T", Tags = ["c", known], File = "/f.md", Repository = "/" });
        Assert.Equal([known], Settled(vocabulary, given));
    }

    [Theory]
    [InlineData("C# ends", "csharp")]
    [InlineData("F# ends", "fsharp")]
    [InlineData("C++ ends", "cpp")]
    [InlineData(".NET ends", "dotnet")]
    [InlineData("node.js ends", "nodejs")]
    public void A_query_finds_what_is_tagged_with_the_name(string query, string tag)
    {
        var solution = new Solution { Id = "a/b", Title = "Build breaks", Tags = [tag], File = "/f.md", Repository = "/" };
        var other = new Solution { Id = "a/c", Title = "Other", Tags = ["c"], File = "/g.md", Repository = "/" };
        SolutionSearch search = SolutionSearch.Of([Document(solution), Document(other)], default);
        Assert.Equal("a/b", Assert.Single(search.Search(query, 5, default)).Solution.Id);
    }

    private static SolutionDocument Document(Solution solution) => new(solution, new DocumentFields(null), "", 1);

    private static IReadOnlyList<string> Settled(SolutionVocabulary vocabulary, string tag) =>
        new SolutionDrafter(SolutionSchema.Default, SolutionGeneration.Current, vocabulary).Make(new SolutionFields { Problem = "It breaks", Tags = [tag] }, CaptureEvidence.None, new DateOnly(2026, 3, 1))!.Fields.Tags!;
}
