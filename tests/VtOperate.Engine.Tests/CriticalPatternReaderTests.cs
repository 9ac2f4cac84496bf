using VtOperate.Core.Solutions;
using VtOperate.Engine.Documents;

namespace VtOperate.Engine.Tests;

public sealed class CriticalPatternReaderTests
{
    [Fact]
    public void Reads_numbered_entries_with_sides_as_headings()
    {
        CriticalPattern[] read = Read("""
            # Critical patterns

            **Purpose:** must be read.

            ## 1. Clamp After Rounding (ALWAYS REQUIRED)

            ### ❌ WRONG (the service answers 400)
            ```ts
            round(x)
            ```
            Prose between.
            ```json
            {}
            ```

            ### ✅ CORRECT
            ```ts
            clamp(round(x))
            ```

            **Why:** Rounding lands on the limit.
            It goes on.

            **Placement/Context:** Everywhere.

            **Documented in:** `docs/solutions/logic-errors/x.md`

            ---

            ## 2. Second: with `code` (CHECK)

            ### WRONG
            no

            ### CORRECT
            yes
            """);
        Assert.Equal(["clamp-after-rounding", "second-with-code"], read.Select(pattern => pattern.Slug));
        Assert.Equal([1, 2], read.Select(pattern => pattern.Number!.Value));
        Assert.Equal([5, 30], read.Select(pattern => pattern.Line));
        Assert.Equal("the service answers 400\n\nround(x)\n\nProse between.\n\n{}", read[0].Wrong);
        Assert.Equal("clamp(round(x))", read[0].Correct);
        Assert.Equal("Rounding lands on the limit.\nIt goes on.", read[0].Why);
        Assert.Equal("Everywhere.", read[0].Context);
        Assert.Equal(["docs/solutions/logic-errors/x.md"], read[0].Links);
        Assert.Equal(("no", "yes"), (read[1].Wrong, read[1].Correct));
    }

    [Fact]
    public void Reads_paragraphs_with_link_lists_and_other_labels()
    {
        CriticalPattern read = Assert.Single(Read("""
            ## Pattern 1: Codes

            **Common symptom:** They do not match

            ❌ WRONG - Using them directly:
            ```python
            a
            ```

            ✅ CORRECT - Map them:
            ```python
            b
            ```

            **Key principle:** One home for each.

            **Examples:**
            - [one.md](./build-errors/one.md)
            - [two](../two.md)

            **Recurrence:** 3
            """));
        Assert.Equal("They do not match", read.Problem);
        Assert.Equal("Using them directly:\n\na", read.Wrong);
        Assert.Equal("Map them:\n\nb", read.Correct);
        Assert.Equal("One home for each.", read.Why);
        Assert.Equal(["./build-errors/one.md", "../two.md"], read.Links);
    }

    [Fact]
    public void Reads_both_sides_from_one_fence_and_plain_headings()
    {
        CriticalPattern[] read = Read("""
            ## Firewall

            ### ❌ Direct access (Zero-Confirmation)
            - **Description:** It is applied at once.
            - **Fix:** Ask first.

            ### Stable callbacks

            **Problem:** It loops

            **Solution Pattern:**
            ```ts
            // ❌ WRONG
            start(x)

            // ✅ CORRECT
            ref.current = x
            ```
            """);
        Assert.Equal(["Direct access (Zero-Confirmation)", "Stable callbacks"], read.Select(pattern => pattern.Name));
        Assert.Equal(("It is applied at once.", "Ask first."), (read[0].Problem, read[0].Correct));
        Assert.Equal("It loops", read[1].Problem);
        Assert.Contains("ref.current = x", read[1].Correct, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_numbered_entry_stay_in_it()
    {
        CriticalPattern[] read = Read("## 1. Races\n\n**Rule:** Guard.\n\n### 1a. Insert, then verify\n\nText\n\n### Details\n\nMore\n\n## 2. Other\n\nText\n\n## Maintenance\n\nNobody.\n");
        Assert.Equal(["races", "other"], read.Select(pattern => pattern.Slug));
        Assert.Contains("Insert, then verify", read[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Critical patterns\n\n_None yet. Run the tool to add some._\n")]
    [InlineData("# Critical\n\n**Purpose:** x\n\n**Format:** ❌ WRONG vs ✅ CORRECT\n\n## How to Add Patterns\n\nWhen it happened:\n- twice\n\n## Quick Reference\n\n### Storage\n- *(none yet)*\n")]
    [InlineData("---\n\n---\n")]
    public void A_file_that_only_explains_itself_has_no_entries(string text) => Assert.Empty(Read(text));

    [Fact]
    public void Doubled_names_stay_apart_and_a_large_file_is_read()
    {
        string large = string.Concat(Enumerable.Range(1, 400).Select(i => $"## {i}. Same name\n\n### WRONG\n```\n{new string('x', 300)}\n```\n\n### CORRECT\nyes\n\n"));
        CriticalPattern[] read = Read(large);
        Assert.Equal(400, read.Length);
        Assert.Equal(["same-name", "same-name-2", "same-name-3"], read.Take(3).Select(pattern => pattern.Slug));
        Assert.Equal(400, read.Select(pattern => pattern.Slug).Distinct().Count());
    }

    private static CriticalPattern[] Read(string text) =>
        [.. new CriticalPatternReader(new MarkdownReader()).Read(text, 1, "/r/docs/critical-patterns.md", "/r", CancellationToken.None)];
}
