using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Flags;

namespace VtOperate.Core.Tests.Flags;

public sealed class FlagSwitchTests
{
    private const string Flagd = """
        {
          // the shop
          "flags": {
            "checkout-v2": {
              "state": "ENABLED", "variants": { "on": true, "off": false },
              "defaultVariant": "on", /* since March */
              "targeting": { "if": [ { "ends_with": [ { "var": "email" }, "@staff.example" ] }, "on", "off" ] },
            },
            "größe": { "state": "ENABLED", "variants": {"s":"small","l":"large"}, "defaultVariant": "l", "metadata": { "vt.off": "s" } }
          }
        }
        """;

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    public void Only_the_bytes_that_must_change_change(string lineEnd, bool withMark)
    {
        byte[] before = Bytes(Flagd, lineEnd, withMark);
        byte[] expected = Bytes(Flagd.Replace("\"defaultVariant\": \"on\"", "\"defaultVariant\": \"off\"", StringComparison.Ordinal).Replace("{ \"if\": [ { \"ends_with\": [ { \"var\": \"email\" }, \"@staff.example\" ] }, \"on\", \"off\" ] }", "{}", StringComparison.Ordinal), lineEnd, withMark);

        byte[] after = Off(before, "checkout-v2", null, out List<string> removed);

        Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(after));
        Assert.Equal(["\"on\"", "{ \"if\": [ { \"ends_with\": [ { \"var\": \"email\" }, \"@staff.example\" ] }, \"on\", \"off\" ] }"], removed);
        Assert.Equal(after, Off(after, "checkout-v2", null, out _));
        Assert.True(Find(after, "checkout-v2").IsOff);
        Assert.Equal(Flagd.Replace("\"defaultVariant\": \"l\"", "\"defaultVariant\": \"s\"", StringComparison.Ordinal), Encoding.UTF8.GetString(Off(Bytes(Flagd, "\n", false), "größe", null, out _)));
    }

    [Theory]
    [InlineData("{\"flags\":{\"a\":{\"variants\":{\"on\":true,\"off\":false},\"state\":\"ENABLED\"}}}", "{\"flags\":{\"a\":{\"variants\":{\"on\":true,\"off\":false}, \"defaultVariant\": \"off\",\"state\":\"ENABLED\"}}}")]
    [InlineData("{\"flags\":{\"a\":{\r\n\t\"state\": \"ENABLED\",\r\n\t\"variants\": {\"on\":true,\"off\":false}\r\n}}}", "{\"flags\":{\"a\":{\r\n\t\"state\": \"ENABLED\",\r\n\t\"defaultVariant\": \"off\",\r\n\t\"variants\": {\"on\":true,\"off\":false}\r\n}}}")]
    [InlineData("{\"flags\":[{\"key\":\"a\",\"defaultVariant\":\"on\",\"variants\":{\"on\":true,\"off\":false}},{\"key\":\"a\",\"defaultVariant\":\"on\",\"variants\":{\"on\":true,\"off\":false}}]}", "{\"flags\":[{\"key\":\"a\",\"defaultVariant\":\"on\",\"variants\":{\"on\":true,\"off\":false}},{\"key\":\"a\",\"defaultVariant\":\"off\",\"variants\":{\"on\":true,\"off\":false}}]}")]
    [InlineData("{\"feature_management\":{\"feature_flags\":[{\"id\":\"A\",\"enabled\":true,\"conditions\":{\"client_filters\":[{\"name\":\"x\"}]}}]},\"FeatureManagement\":{\"a\":true}}", "{\"feature_management\":{\"feature_flags\":[{\"id\":\"A\",\"enabled\":false,\"conditions\":{\"client_filters\":[{\"name\":\"x\"}]}}]},\"FeatureManagement\":{\"a\":true}}")]
    [InlineData("{\"FeatureManagement\":{\"a\":true,\"b\":true}}", "{\"FeatureManagement\":{\"a\":false,\"b\":true}}")]
    [InlineData("{\"FeatureManagement\":{\"a\":{\"EnabledFor\":[{\"Name\":\"Percentage\"}],\"RequirementType\":\"All\"}}}", "{\"FeatureManagement\":{\"a\":{\"EnabledFor\":[],\"RequirementType\":\"All\"}}}")]
    [InlineData("{\"$schema\":\"x\",\"b\":true,\"a\": true }", "{\"$schema\":\"x\",\"b\":true,\"a\": false }")]
    [InlineData("{\"flags\":{\"a\":true,\"A\":true}}", "{\"flags\":{\"a\":false,\"A\":true}}")]
    [InlineData("{\"feature_management\":{\"feature_flags\":[{\"id\":\"a\"}]}}", "{\"feature_management\":{\"feature_flags\":[{\"id\":\"a\"}]}}")]
    public void Every_form_is_switched_off_where_the_program_reads_it(string before, string after)
    {
        byte[] off = Off(Encoding.UTF8.GetBytes(before), "a", null, out _);

        Assert.Equal(after, Encoding.UTF8.GetString(off));
        Assert.True(Find(off, "a").IsOff);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"a\":true,\"b\":\"x\"}")]
    [InlineData("{\"$schema\":\"x\"}")]
    [InlineData("{\"a\":true,\"b\":{\"c\":false}}")]
    public void A_file_that_holds_something_else_is_no_file_of_switches(string text) => Assert.Null(FlagFile.Read(Encoding.UTF8.GetBytes(text), "flags.json", "/"));

    [Fact]
    public void Which_variant_is_safe_is_never_guessed()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("{\"flags\":{\"a\":{\"state\":\"ENABLED\",\"variants\":{\"blue\":1,\"off\":2},\"defaultVariant\":\"blue\"}}}");

        Assert.Equal(ErrorId.ValueNotAllowed, Assert.Throws<OperationException>(() => Off(bytes, "a", null, out _)).Id);
        Assert.Equal(ErrorId.ValueNotAllowed, Assert.Throws<OperationException>(() => Off(bytes, "a", "green", out _)).Id);
        Assert.Contains("\"defaultVariant\":\"off\"", Encoding.UTF8.GetString(Off(bytes, "a", "off", out _)), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_flags_are_read_and_one_is_switched_off()
    {
        var text = new StringBuilder("{\"flags\":{\n");
        for (int i = 0; i < 10_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  \"flag-{i}\": {{\"state\":\"ENABLED\",\"variants\":{{\"on\":true,\"off\":false}},\"defaultVariant\":\"on\"}}{(i < 9_999 ? "," : "")}\n");
        byte[] before = Encoding.UTF8.GetBytes(text.Append("}}").ToString());

        byte[] after = Off(before, "flag-7777", null, out _);

        Assert.Equal(before.Length + 1, after.Length);
        Assert.Equal(7_779, Find(after, "flag-7777").Line);
        Assert.Single(FlagFile.Read(after, "f", "/r")!.Entries, entry => entry.Flag.IsOff);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_an_error_that_names_its_line_and_one_without_flags_is_none()
    {
        Assert.Contains("line 3", Assert.Throws<OperationException>(() => FlagFile.Read(Encoding.UTF8.GetBytes("{\"flags\":{\n\"a\":{\n\"sta"), "f.json", "/r")).Message, StringComparison.Ordinal);
        Assert.Equal(ErrorId.FileUnreadable, Assert.Throws<OperationException>(() => FlagFile.Read([], "f.json", "/r")).Id);
        Assert.Null(FlagFile.Read("{\"logging\":{}}"u8.ToArray(), "f.json", "/r"));
        Assert.Null(FlagFile.Read("[1,2]"u8.ToArray(), "f.json", "/r"));
    }

    private static byte[] Bytes(string text, string lineEnd, bool withMark) => [.. withMark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text.ReplaceLineEndings(lineEnd))];

    private static byte[] Off(byte[] bytes, string key, string? variant, out List<string> removed) => FlagSwitch.Off(bytes, FlagFile.Read(bytes, "f.json", "/r")!.Find(key)!, variant, removed = []);

    private static FeatureFlag Find(byte[] bytes, string key) => FlagFile.Read(bytes, "f.json", "/r")!.Find(key)!.Flag;
}
