using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

/// <summary>The group of one document is worked out from what is around it, and must be the one that a look at all documents puts it in.</summary>
public sealed class PatternSurroundingsTests
{
    private static readonly string[] s_causes = ["connection_leak", "missing_await", "stale_cache", "logic_error"];
    private static readonly string[] s_components = ["database", "checkout, database", "mailer", "search, mailer"];

    [Theory]
    [InlineData(40, 6, 3, 0)]
    [InlineData(60, 12, 2, 2)]
    [InlineData(100, 20, 4, 3)]
    [InlineData(160, 30, 5, 0)]
    [InlineData(80, 4, 2, 1)]
    public void The_group_around_a_document_is_its_group_among_all(int documents, int topics, int shared, int patterns)
    {
        for (int seed = 0; seed < 2; seed++)
        {
            var random = new Random(seed + (documents * 100));
            SolutionDocument[] all = Documents(random, documents, topics, shared);
            CriticalPattern[] known = Patterns(random, all, patterns);
            LikenessBase knowledge = LikenessBase.Of(all);
            var finder = new PatternFinder("/r", knowledge, known);
            Dictionary<string, string> expected = [];
            foreach (PatternGroup group in finder.Find(2, default))
            {
                foreach (SolutionDocument member in group.Members) expected.TryAdd(member.Solution.Id, Describe(group));
            }

            Assert.NotEmpty(expected);
            foreach (SolutionDocument document in all)
            {
                string found = finder.Around(document.Solution.Id, 2, default) is { } group ? Describe(group) : "none";
                Assert.Equal(expected.GetValueOrDefault(document.Solution.Id, "none"), found);
            }
        }
    }

    [Fact]
    public void A_document_that_is_not_written_yet_is_judged_as_if_it_were()
    {
        SolutionDocument[] all = Documents(new Random(7), 60, 8, 3);
        foreach (SolutionDocument changed in all.Take(20))
        {
            string expected = new PatternFinder("/r", LikenessBase.Of(all), []).Around(changed.Solution.Id, 2, default) is { } group ? Describe(group) : "none";
            SolutionDocument before = changed with { Body = "# Something else\n\nThis stood here before.\n", Solution = changed.Solution with { Title = "Something else", RootCause = null } };
            LikenessBase missing = LikenessBase.Of(all.Where(document => document != changed)), older = LikenessBase.Of(all.Select(document => document == changed ? before : document));
            foreach (LikenessBase without in (LikenessBase[])[missing, older])
                Assert.Equal(expected, new PatternFinder("/r", without.With(changed), []).Around(changed.Solution.Id, 2, default) is { } planned ? Describe(planned) : "none");
        }
    }

    [Fact]
    public void Only_what_is_around_a_document_is_read()
    {
        var read = new HashSet<string>();
        SolutionDocument[] all = Documents(new Random(11), 600, 150, 6);
        LikenessBase knowledge = LikenessBase.Of(all, id => read.Add(id));
        string id = new PatternFinder("/r", LikenessBase.Of(all), []).Find(3, default)[0].Members[0].Solution.Id;
        Assert.NotNull(new PatternFinder("/r", knowledge, []).Around(id, 3, default));
        Assert.True(read.Count is >= 3 and < 100, $"{read.Count} of {all.Length} were read.");
    }

    private static string Describe(PatternGroup group)
    {
        IEnumerable<string> incidents = group.Incidents.Select(incident => string.Join('+', incident.Select(document => document.Solution.Id)));
        IEnumerable<string> evidence = group.Summary.Evidence.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Kind} {reason.Text} {reason.Weight}"));
        return string.Join('\n', incidents.Concat(group.Members.Select(member => member.Solution.Id)).Append(group.Pattern?.Slug ?? "").Concat(group.Summary.Keys).Concat(evidence));
    }

    // Each topic has a few words of its own; a document draws some of them, some of a neighbouring topic and some that stand anywhere.
    private static SolutionDocument[] Documents(Random random, int count, int topics, int shared)
    {
        var documents = new SolutionDocument[count];
        for (int i = 0; i < count; i++)
        {
            int topic = random.Next(topics);
            var words = new List<string>();
            for (int word = 0; word < shared + 2; word++) words.Add($"topic{Letters(topic + random.Next(2))}word{Letters(random.Next(5))}");
            for (int word = 0; word < 4; word++) words.Add("any" + Letters(random.Next(200)));
            string title = string.Join(' ', words);
            var solution = new Solution
            {
                Id = "a/" + Letters(random.Next(1_000_000)) + i.ToString(CultureInfo.InvariantCulture),
                Title = title,
                Date = new DateOnly(2026, 3, 1 + random.Next(20)),
                File = $"/r/docs/solutions/a/{i}.md",
                Repository = "/r",
                RootCause = random.Next(3) == 0 ? s_causes[random.Next(s_causes.Length)] : null,
                ProblemType = random.Next(2) == 0 ? "runtime_error" : "logic_error",
                Component = random.Next(2) == 0 ? s_components[random.Next(s_components.Length)] : null,
                Module = random.Next(4) == 0 ? "M" + Letters(topic) : null,
            };
            documents[i] = new SolutionDocument(solution, new DocumentFields(null), $"# {title}\n\n## Problem\n\n{title}\n\n## Solution\n\n{words[random.Next(words.Count)]} src/{words[0]}.cs\n", 1);
        }

        return documents;
    }

    private static CriticalPattern[] Patterns(Random random, SolutionDocument[] all, int count) =>
        [.. Enumerable.Range(0, count).Select(i =>
        {
            SolutionDocument[] named = [.. Enumerable.Range(0, random.Next(5)).Select(_ => all[random.Next(all.Length)])];
            string name = named.Length > 0 ? named[0].Solution.Title : all[random.Next(all.Length)].Solution.Title;
            return new CriticalPattern { Slug = "p" + Letters(i), Name = name, DocumentedIn = [.. named.Select(document => document.Solution.Id)], File = "/r/p.md", Repository = "/r" };
        })];

    private static string Letters(int number)
    {
        string text = "";
        for (; number > 0 || text.Length == 0; number /= 20) text += "bcdfghjklmnpqrtvwxyz"[number % 20];
        return text;
    }
}
