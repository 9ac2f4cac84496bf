using System.Text;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.Traces;

public sealed class SourceMapTests
{
    private const string Simple = "{\"version\":3,\"file\":\"app.js\",\"sourceRoot\":\"src\",\"sources\":[\"a.ts\",\"webpack://shop/./b.ts\"],\"names\":[\"add\"],\"mappings\":\"AAAAA,IAAI;;gBCCJ\"}";

    [Theory]
    [InlineData(1, 1, "src/a.ts", 1, "add")]
    [InlineData(1, 4, "src/a.ts", 1, "add")]
    [InlineData(1, 9, "src/a.ts", 1, null)]
    [InlineData(3, 17, "webpack://shop/./b.ts", 2, null)]
    [InlineData(3, 200, "webpack://shop/./b.ts", 2, null)]
    public void A_place_leads_to_its_source(int line, int column, string source, int expected, string? name)
    {
        (string Source, int Line, int Column, string? Name) found = Read(Simple)!.Find(line, column)!.Value;
        Assert.Equal((source, expected, name), (found.Source, found.Line, found.Name));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(0, 0)]
    public void A_place_that_the_map_does_not_speak_of_leads_nowhere(int line, int column) => Assert.Null(Read(Simple)!.Find(line, column));

    [Fact]
    public void Without_a_column_a_line_counts_only_when_it_was_made_from_one()
    {
        SourceMap map = Read("{\"version\":3,\"sources\":[\"a\"],\"mappings\":\"AAAA,IACA;AAEA\"}")!;
        Assert.Null(map.Find(1, null));
        Assert.Equal(4, map.Find(2, null)!.Value.Line);
    }

    [Fact]
    public void Maps_in_sections_and_behind_a_guard_line_are_read()
    {
        SourceMap map = Read(")]}'\n{\"version\":3,\"sections\":[{\"offset\":{\"line\":0,\"column\":0},\"map\":" + Simple + "},{\"offset\":{\"line\":9,\"column\":5},\"map\":{\"version\":3,\"sources\":[\"c.ts\"],\"mappings\":\"AAAA\"}}]}")!;
        Assert.Equal("src/a.ts", map.Find(1, 1)!.Value.Source);
        Assert.Equal("c.ts", map.Find(10, 6)!.Value.Source);
        Assert.Null(map.Find(10, 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"version\":3,\"sources\":3,\"mappings\":\"\"}")]
    [InlineData("not json")]
    public void What_is_no_map_is_none(string text) => Assert.Null(Read(text));

    [Fact]
    public void Damaged_mappings_give_fewer_places_and_no_wrong_ones()
    {
        var random = new Random(11);
        const string Digits = "ABCDEFgz09+/;,!= ";
        for (int round = 0; round < 5000; round++)
        {
            string mappings = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Digits[random.Next(Digits.Length)]));
            SourceMap map = Read("{\"version\":3,\"sources\":[\"a\",\"b\"],\"names\":[\"n\"],\"mappings\":\"" + mappings + "\"}")!;
            for (int line = 1; line < 6; line++)
            {
                if (map.Find(line, random.Next(1, 100)) is not { } place) continue;
                Assert.Contains(place.Source, (string[])["a", "b"]);
                Assert.True(place.Line >= 1 && place.Column >= 1);
            }
        }
    }

    private static SourceMap? Read(string text) => SourceMap.Read(Encoding.UTF8.GetBytes(text));
}
