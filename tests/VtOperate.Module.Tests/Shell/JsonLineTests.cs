using System.Management.Automation;
using System.Text;
using System.Text.Json;
using VtOperate.Shell.Output;

namespace VtOperate.Module.Tests.Shell;

public sealed class JsonLineTests
{
    [Fact]
    public void A_record_is_its_public_properties() =>
        Assert.Equal(
            """{"Name":"Größe \"☃\"","Kind":"Large","At":"2026-01-02T03:04:05Z","Took":"00:01:30","Size":null,"Parts":[{"Name":"<a>","Kind":"Small","At":"0001-01-01T00:00:00Z","Took":"00:00:00","Size":1.25,"Parts":[]}]}""",
            Json(new Box("Größe \"☃\"", Help.SampleKind.Large, new DateTimeOffset(2026, 1, 2, 4, 4, 5, TimeSpan.FromHours(1)), TimeSpan.FromSeconds(90), null, [new Box("<a>", Help.SampleKind.Small, default, default, 1.25m, [])])));

    [Fact]
    public void A_line_feed_in_a_text_does_not_end_the_line() => Assert.Equal("""{"a":"b\nc"}""", Json(new Dictionary<string, string> { ["a"] = "b\nc" }));

    [Fact]
    public void What_holds_itself_ends()
    {
        var ring = new Ring();
        ring.Next = new Ring { Next = ring };
        Assert.Equal("""{"Name":"ring","Next":{"Name":"ring","Next":"a ring"}}""", Json(ring));
        object[] list = new object[1];
        list[0] = list;
        Assert.Equal("""["System.Object[]"]""", Json(list));
    }

    [Fact]
    public void What_nests_without_end_ends()
    {
        string json = Json(new Well(0));
        Assert.InRange(json.Length, 100, 10_000);
        JsonDocument.Parse(json);
    }

    [Fact]
    public void An_object_of_the_runtime_shows_its_own_properties_and_no_further_ones()
    {
        using JsonDocument json = JsonDocument.Parse(Json(new NotSupportedException("outer", new InvalidOperationException("inner"))));
        Assert.Equal("outer", json.RootElement.GetProperty("Message").GetString());
        Assert.Equal("System.InvalidOperationException: inner", json.RootElement.GetProperty("InnerException").GetString());
    }

    [Fact]
    public void A_property_that_throws_is_null() => Assert.Equal("""{"Bad":null,"Good":1}""", Json(new Throwing()));

    private static string Json(object item)
    {
        using var stream = new MemoryStream();
        new JsonLine().Write(PSObject.AsPSObject(item), stream);
        string text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
        return text[..^1];
    }

    public sealed record Box(string Name, Help.SampleKind Kind, DateTimeOffset At, TimeSpan Took, decimal? Size, IReadOnlyList<Box> Parts);

    public sealed record Well(int Depth)
    {
        public Well Deeper => new(Depth + 1);
    }

    public sealed class Ring
    {
        public string Name { get; } = "ring";

        public Ring? Next { get; set; }

        public override string ToString() => "a " + Name;
    }

    public sealed class Throwing
    {
        public int Bad => throw new InvalidOperationException(Good.ToString(System.Globalization.CultureInfo.InvariantCulture));

        public int Good { get; } = 1;
    }
}
