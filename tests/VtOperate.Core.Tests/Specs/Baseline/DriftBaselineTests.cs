using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Baseline;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Tests.Specs.Baseline;

public sealed class DriftBaselineTests
{
    private static readonly DateOnly s_today = new(2026, 1, 15);

    [Fact]
    public void The_file_is_the_same_byte_by_byte_whatever_the_order()
    {
        DriftFinding one = MadeFinding.Of(fingerprint: "bb"), other = MadeFinding.Of(rule: "C4", requirement: "", fingerprint: "aa");
        string text = DriftBaseline.Empty.Accept([one, other], "it \"is\" so", "Zoë", s_today, new DateOnly(2026, 3, 1)).Verify(Stamp("b")).Verify(Stamp("a")).ToText();
        Assert.Equal(
            """
            {
              "accepted": {
                "aa": {"by":"Zoë","count":1,"date":"2026-01-15","reason":"it \"is\" so","requirement":"","rule":"C4","subject":"retention","until":"2026-03-01"},
                "bb": {"by":"Zoë","count":1,"date":"2026-01-15","reason":"it \"is\" so","requirement":"001-cart#FR-001","rule":"D2","subject":"retention","until":"2026-03-01"},
                "~": null
              },
              "verified": {
                "a": {"by":"Zoë","commit":"c0","date":"2026-01-15","links":[{"symbol":"src/a.cs#Add","symbolHash":"11"},{"symbol":"src/b.cs","symbolHash":"22"}],"reason":"read","reqHash":"99"},
                "b": {"by":"Zoë","commit":"c0","date":"2026-01-15","links":[{"symbol":"src/a.cs#Add","symbolHash":"11"},{"symbol":"src/b.cs","symbolHash":"22"}],"reason":"read","reqHash":"99"},
                "~": null
              },
              "version": 1
            }

            """.ReplaceLineEndings("\n"),
            text);
        Assert.Equal(text, DriftBaseline.Empty.Verify(Stamp("a")).Verify(Stamp("b")).Accept([other, one], "it \"is\" so", "Zoë", s_today, new DateOnly(2026, 3, 1)).ToText());
        Assert.Equal(text, DriftBaseline.Parse(text, "x").ToText());
        Assert.Equal(text, DriftBaseline.Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal), "x").ToText());
    }

    [Fact]
    public void The_same_call_again_changes_nothing_and_another_reason_counts_on()
    {
        DriftFinding finding = MadeFinding.Of();
        DriftBaseline first = DriftBaseline.Empty.Accept([finding, finding], "so", "a", s_today, null);
        Assert.Equal(2, first.Find(finding.Fingerprint)!.Count);
        Assert.Equal(first.ToText(), first.Accept([finding, finding], "so", "b", s_today.AddDays(9), null).ToText());
        Assert.Equal(3, first.Accept([finding], "a third one", "b", s_today, null).Find(finding.Fingerprint)!.Count);
        Assert.Null(first.Without(new HashSet<string> { finding.Fingerprint }).Find(finding.Fingerprint));
        DriftBaseline stamped = DriftBaseline.Empty.Verify(Stamp("a"));
        Assert.Same(stamped, stamped.Verify(Stamp("a") with { Commit = "c1", Date = s_today.AddDays(1) }));
        Assert.Equal("98", stamped.Verify(Stamp("a") with { ReqHash = "98" }).FindVerified("a")!.ReqHash);
    }

    [Fact]
    public void What_nobody_knows_stays()
    {
        const string Text = "{\"accepted\":{\"aa\":{\"count\":1,\"reason\":\"x\",\"rule\":\"D1\",\"requirement\":\"\",\"subject\":\"\",\"by\":\"me\",\"date\":\"2026-01-01\",\"ticket\":[1,{\"a\":null}]}},\"tool\":{\"x\":1.50},\"version\":1}";
        string again = DriftBaseline.Parse(Text, "x").Accept([MadeFinding.Of()], "y", "me", s_today, null).ToText();
        Assert.Contains("\"subject\":\"\",\"ticket\":[1,{\"a\":null}]}", again, StringComparison.Ordinal);
        Assert.Contains("  \"tool\": {\"x\":1.50},\n", again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"accepted\": {\n    \"aa\": {\"by\":\"me\",", 3)]
    [InlineData("", 1)]
    [InlineData("[]", 1)]
    [InlineData("{\n<<<<<<< HEAD\n}", 2)]
    [InlineData("{\n  \"accepted\": {},\n  \"version\": 2\n}", 3)]
    [InlineData("{\n  \"accepted\": [],\n  \"version\": 1\n}", 2)]
    [InlineData("{\n  \"accepted\": {\n    \"aa\": {\"by\":\"me\",\"count\":0,\"date\":\"2026-01-15\",\"reason\":\"x\",\"requirement\":\"\",\"rule\":\"D1\",\"subject\":\"\"}\n  },\n  \"version\": 1\n}", 3)]
    [InlineData("{\n  \"accepted\": {\n    \"aa\": {\"by\":\"me\",\"count\":1,\"date\":\"2026-01-15\",\"reason\":\" \",\"requirement\":\"\",\"rule\":\"D1\",\"subject\":\"\"}\n  },\n  \"version\": 1\n}", 3)]
    [InlineData("{\n  \"accepted\": {\n\n    \"aa\": {\"by\":\"me\",\"count\":1,\"date\":\"15.1.2026\",\"reason\":\"x\",\"requirement\":\"\",\"rule\":\"D1\",\"subject\":\"\"}\n  },\n  \"version\": 1\n}", 4)]
    [InlineData("{\n  \"accepted\": {\n    \"D2 spec\": {\"by\":\"me\",\"count\":1,\"date\":\"2026-01-15\",\"reason\":\"x\",\"requirement\":\"\",\"rule\":\"D1\",\"subject\":\"\"}\n  },\n  \"version\": 1\n}", 3)]
    [InlineData("{\n  \"verified\": {\n    \"a\": {\"by\":\"me\",\"links\":7}\n  },\n  \"version\": 1\n}", 3)]
    public void A_torn_or_wrong_file_is_an_error_with_its_line(string text, int line)
    {
        OperationException refused = Assert.Throws<OperationException>(() => DriftBaseline.Parse(text, "base.json"));
        Assert.Equal(ErrorId.BaselineUnreadable, refused.Id);
        Assert.Contains($"'base.json' line {line}:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_are_held_against_the_baseline()
    {
        DriftFinding a = MadeFinding.Of(fingerprint: "aa"), b = MadeFinding.Of(fingerprint: "bb"), c = MadeFinding.Of(fingerprint: "cc");
        DriftBaseline baseline = DriftBaseline.Empty.Accept([a], "known", "me", s_today, null).Accept([b], "for now", "me", s_today, s_today.AddDays(5)).Accept([MadeFinding.Of(fingerprint: "dd")], "gone", "me", s_today, null);
        DriftVerdict verdict = DriftAcceptance.Apply([a, a, b, c], baseline, [], s_today.AddDays(5));
        Assert.Equal([DriftState.Accepted, DriftState.New, DriftState.Accepted, DriftState.New], verdict.Findings.Select(finding => finding.State));
        Assert.Equal(["known", null, "for now", null], verdict.Findings.Select(finding => finding.AcceptedBecause));
        Assert.Contains("(dd)", Assert.Single(verdict.Unused).Text, StringComparison.Ordinal);
        DriftVerdict later = DriftAcceptance.Apply([a, b], baseline, [], s_today.AddDays(6));
        Assert.Equal([DriftState.Accepted, DriftState.Expired], later.Findings.Select(finding => finding.State));
        Assert.Equal(2, later.Unused.Count);
    }

    [Fact]
    public void Hashes_go_by_what_is_said_and_done_and_not_by_how_it_is_laid_out()
    {
        Assert.Equal(SpecHash.OfRequirement("A **voucher** MUST  count\nonce."), SpecHash.OfRequirement("a voucher must count `once`."));
        Assert.NotEqual(SpecHash.OfRequirement("30 days"), SpecHash.OfRequirement("60 days"));
        const string Code = "class Cart\n{\n    int Keep()\n    {\n        return 30; // days\n    }\n\n    int Drop() { return 1; }\n}\n";
        string? keep = Of(Code, "Keep");
        Assert.NotNull(keep);
        Assert.Equal(keep, Of(Code.Replace(" // days", "   // weeks", StringComparison.Ordinal).Replace("class Cart", "\nclass Basket", StringComparison.Ordinal), "Keep"));
        Assert.NotEqual(keep, Of(Code.Replace("30", "60", StringComparison.Ordinal), "Keep"));
        Assert.Equal(keep, Of(Code.Replace("return 1", "return 2", StringComparison.Ordinal), "Keep"));
        Assert.Null(Of(Code, "Missing"));
    }

    private static string? Of(string code, string name) => SpecHash.OfSymbol(Core.Code.CodeText.Of(code, Core.Code.CodeLanguage.OfFile("a.cs")), "a.cs", name);

    private static VerifiedRequirement Stamp(string requirement) => new(requirement, "99", [new VerifiedLink("src/b.cs", "22"), new VerifiedLink("src/a.cs#Add", "11")], "c0", "read", "Zoë", s_today);
}
