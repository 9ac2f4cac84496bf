using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Engine.Documents;

namespace VtOperate.Engine.Tests.Solutions;

/// <summary>What is written into a critical-patterns file: whatever it holds stays, and what is added is read back.</summary>
public sealed class PatternFileEditTests
{
    private const int Files = 4000;
    private const string Root = "/repository";

    private static readonly PatternFileEdit s_edit = new(new MarkdownReader(), Path.Combine(Root, "docs/solutions/patterns/critical-patterns.md"), Root);

    [Fact]
    public void Any_file_takes_an_entry_and_keeps_every_byte()
    {
        var random = new Random(20261122);
        int refused = 0;
        for (int i = 0; i < Files; i++)
        {
            byte[] before = PatternFileVariants.Make(random);
            IReadOnlyList<CriticalPattern> known = s_edit.Read(before, default);
            PatternEntry entry = Entry($"Name {i}");
            byte[] after;
            try
            {
                after = s_edit.Add(before, entry, out _, default);
            }
            catch (OperationException refusal)
            {
                Assert.Equal(ErrorId.FileUnwritable, refusal.Id);
                refused++;
                continue;
            }

            Assert.True(after.AsSpan().StartsWith(before), $"File {i} was changed.");
            IReadOnlyList<CriticalPattern> now = s_edit.Read(after, default);
            Assert.Equal(known.Select(Said), now.SkipLast(1).Select(Said));
            CriticalPattern added = now[^1];
            Assert.Equal(1 + known.Select(pattern => pattern.Number ?? 0).DefaultIfEmpty(0).Max(), added.Number);
            Assert.Equal(("new Thing();", "new Thing(1);", "Because.", new DateOnly(2026, 3, 10)), (added.Wrong[^12..], added.Correct, added.Why, added.PromotedAt));
            Assert.Equal(["/docs/solutions/a/new.md"], added.Links);
        }

        Assert.True(refused < Files / 20, $"{refused} of {Files} files took no entry.");
    }

    [Fact]
    public void Any_entry_takes_a_document_and_a_recurrence_and_nothing_else_changes()
    {
        var random = new Random(42);
        int extended = 0, refused = 0;
        for (int i = 0; i < Files; i++)
        {
            byte[] before = PatternFileVariants.Make(random);
            IReadOnlyList<CriticalPattern> known = s_edit.Read(before, default);
            if (known.Count == 0) continue;
            CriticalPattern pattern = known[random.Next(known.Count)];
            DateOnly? recurredAt = random.Next(2) == 0 ? new DateOnly(2026, 5, 6) : null;
            byte[] after;
            try
            {
                after = s_edit.Extend(before, pattern, Document("a/new"), recurredAt, out _, default);
            }
            catch (OperationException refusal)
            {
                Assert.Equal(ErrorId.FileUnwritable, refusal.Id);
                refused++;
                continue;
            }

            extended++;
            Assert.True(IsKept(before, after), $"File {i} lost bytes.");
            IReadOnlyList<CriticalPattern> now = s_edit.Read(after, default);
            CriticalPattern changed = now.Single(candidate => candidate.Slug == pattern.Slug);
            Assert.Contains("/docs/solutions/a/new.md", changed.Links);
            Assert.Superset(pattern.Links.ToHashSet(), changed.Links.ToHashSet());
            Assert.Equal(pattern.Recurrences + (recurredAt is null ? 0 : 1), changed.Recurrences);
            Assert.Equal(known.Where(other => other.Slug != pattern.Slug).Select(Said), now.Where(other => other.Slug != pattern.Slug).Select(Said));
        }

        Assert.True(extended > Files / 2);
        Assert.True(refused < extended / 20, $"{refused} entries took no document, {extended} did.");
    }

    [Fact]
    public void A_new_file_begins_with_a_header_and_ends_with_a_line_end()
    {
        string text = System.Text.Encoding.UTF8.GetString(s_edit.Add([], Entry("Bound every pool"), out string added, default));
        Assert.StartsWith("# Critical patterns\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n" + added, text, StringComparison.Ordinal);
        Assert.Equal(
            """
            ## 1. Bound every pool (ALWAYS REQUIRED)

            ### ❌ WRONG (the server drains)

            ```csharp
            new Thing();
            ```

            ### ✅ CORRECT

            ```
            new Thing(1);
            ```

            **Why:** Because.

            **Placement/Context:** open, no document says where it applies.

            **Documented in:**

            - [A title](/docs/solutions/a/new.md)

            **Promoted:** 2026-03-10

            """.ReplaceLineEndings("\n"), added);
    }

    [Theory]
    [InlineData("# A heading")]
    [InlineData("**Why:** another")]
    [InlineData("WRONG: another")]
    [InlineData("```\nfence")]
    [InlineData("<!-- comment")]
    [InlineData("1. one\n2. two")]
    [InlineData("---")]
    [InlineData("[x]: y")]
    [InlineData("**Promoted:** 1999-01-01")]
    public void No_text_of_a_document_begins_something_of_its_own(string hostile)
    {
        PatternEntry entry = Entry("A name") with { Breaks = hostile, Wrong = new PatternSide { Prose = [hostile, hostile] }, Correct = new PatternSide { Code = "a\n" + hostile + "\n```\nb" }, Why = hostile, Context = hostile, Prevention = hostile };
        byte[] file = s_edit.Add([], entry, out _, default);
        CriticalPattern pattern = Assert.Single(s_edit.Read(file, default));
        Assert.Equal(("A name", 1, new DateOnly(2026, 3, 10), 0), (pattern.Name, pattern.Number, pattern.PromotedAt, pattern.Recurrences));
        Assert.Equal(["/docs/solutions/a/new.md"], pattern.Links);
        Assert.EndsWith("\n```\nb", pattern.Correct, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_of_the_documents_stay_out()
    {
        string token = "ghp_" + new string('a', 36);
        s_edit.Add([], Entry("A name") with { Wrong = new PatternSide { Code = $"var token = \"{token}\";" } }, out string added, default);
        Assert.DoesNotContain(token, added, StringComparison.Ordinal);
    }

    private static PatternEntry Entry(string name) => new()
    {
        Name = name,
        Breaks = "the server drains",
        Wrong = new PatternSide { Code = "new Thing();", Language = "csharp" },
        Correct = new PatternSide { Code = "new Thing(1);" },
        Why = "Because.",
        Documents = [Document("a/new")],
        PromotedAt = new DateOnly(2026, 3, 10),
    };

    private static Solution Document(string id) => new() { Id = id, Title = "A title", File = Path.Combine(Root, $"docs/solutions/{id}.md"), Repository = Root };

    private static string Said(CriticalPattern pattern) => string.Join('|', pattern.Slug, pattern.Number, pattern.Problem, pattern.Wrong, pattern.Correct, pattern.Why, pattern.Context, string.Join(',', pattern.Links), pattern.PromotedAt, pattern.Recurrences);

    // Whether all bytes of the one stand in the other in their order.
    private static bool IsKept(byte[] before, byte[] after)
    {
        int at = 0;
        foreach (byte value in after)
        {
            if (at < before.Length && before[at] == value) at++;
        }

        return at == before.Length;
    }
}
