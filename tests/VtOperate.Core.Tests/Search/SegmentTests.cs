using VtOperate.Core.Search;

namespace VtOperate.Core.Tests.Search;

public sealed class SegmentTests
{
    private static readonly SearchField[] s_fields = [new("title", 3, 0.3), new("tags", 2, 0.3), new("text", 1, 0.75)];

    [Fact]
    public void Keeps_every_place_of_every_term_of_any_text()
    {
        var random = new Random(11);
        for (int round = 0; round < 30; round++)
        {
            string?[][] documents = [.. Enumerable.Range(0, random.Next(40)).Select(_ => SampleText.Fields(random))];
            Segment segment = Build(documents, document => [(byte)document, 7]);
            Assert.Equal(documents.Length, segment.Count);
            Dictionary<string, List<(int Document, int Field, int[] Positions)>> expected = Places(documents);
            Assert.Equal(expected.Count, segment.Terms);
            foreach ((string term, List<(int Document, int Field, int[] Positions)> places) in expected)
            {
                int number = segment.Find(SegmentWriter.Utf8(term));
                Assert.True(number >= 0, term);
                Assert.Equal(places.Select(place => place.Document).Distinct().Count(), segment.DocumentsWithTerm(number));
                Assert.Equal(places.Select(Show), Read(segment, number).Select(Show));
            }

            for (int document = 0; document < documents.Length; document++)
            {
                Assert.Equal("d" + document, segment.Id(document));
                Assert.Equal([(byte)document, (byte)7], segment.Stored(document).ToArray());
                for (int field = 0; field < s_fields.Length; field++)
                    Assert.Equal(Tokenizer.Terms(documents[document][field] ?? "").Count, segment.FieldLength(document, field));
            }
        }
    }

    [Fact]
    public void Finds_no_term_that_is_not_there()
    {
        Segment segment = Build([["alpha beta", null, "gamma"]], _ => []);
        foreach (string term in (string[])["", "a", "alph", "alphaa", "zz", "ä"]) Assert.Equal(-1, segment.Find(SegmentWriter.Utf8(term)));
        Assert.Equal(-1, Build([], _ => []).Find(SegmentWriter.Utf8("alpha")));
    }

    [Theory]
    [InlineData("pool was drained", "pool 0, drain 1")]
    [InlineData("getUserName fails", "getusernam 0, get 0, user 1, nam 2, fail 3")]
    [InlineData("see src/app/cart.cs today", "see 0, src 1, app 2, cart 3, cs 4, src/app/cart.cs 1, cart.cs 3, today 5")]
    [InlineData("用户登录 failed", "用户 0, 户登 1, 登录 2, fail 3")]
    public void Neighbours_in_the_text_have_neighbouring_numbers(string text, string expected)
    {
        var sink = new Numbering([], new WordNumbers());
        Tokenizer.Read(text, ref sink);
        Assert.Equal(expected, string.Join(", ", sink.Found));
    }

    [Fact]
    public void A_flipped_bit_is_seen_before_anything_wrong_is_answered()
    {
        var random = new Random(5);
        byte[] whole = Builder([.. Enumerable.Range(0, 12).Select(_ => SampleText.Fields(random))], document => [(byte)document, 1, 2, 3]).Build();
        Assert.Equal(Dump(Segment.Open(whole)), Dump(Segment.Open(whole, isTrusted: true)));
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] block = [.. whole];
            block[at] ^= (byte)(1 << random.Next(8));
            Assert.Throws<IndexDamagedException>(() => Dump(Segment.Open(block)));
        }
    }

    [Fact]
    public void A_block_that_is_cut_off_foreign_or_empty_is_no_segment()
    {
        byte[] whole = Builder([["alpha beta", null, "gamma"]], _ => [1]).Build();
        for (int length = 0; length < whole.Length; length++) Assert.Throws<IndexDamagedException>(() => Segment.Open(whole.AsMemory(0, length)));
        Assert.Throws<IndexDamagedException>(() => Segment.Open((byte[])[.. whole, 0]));
        Assert.Throws<IndexDamagedException>(() => Segment.Open(new byte[whole.Length]));
        var random = new Random(3);
        for (int round = 0; round < 200; round++)
        {
            var noise = new byte[random.Next(400)];
            random.NextBytes(noise);
            Assert.Throws<IndexDamagedException>(() => Segment.Open(noise));
        }
    }

    [Fact]
    public void A_search_in_any_part_of_many_finds_and_scores_as_in_one_fresh_segment()
    {
        var random = new Random(23);
        for (int round = 0; round < 25; round++)
        {
            // Each document stands in one segment as it is now, and perhaps in others as it was.
            int count = random.Next(1, 60), segments = random.Next(1, 5);
            var builders = Enumerable.Range(0, segments).Select(_ => new SegmentBuilder(s_fields.Length)).ToArray();
            var live = Enumerable.Range(0, segments).Select(_ => new List<int>()).ToArray();
            var fresh = new SearchIndex<string>(s_fields);
            for (int document = 0; document < count; document++)
            {
                int home = random.Next(segments);
                for (int i = 0; i < home; i++)
                {
                    if (random.Next(3) == 0) builders[i].Add("d" + document, SampleText.Fields(random), []);
                }

                string?[] fields = SampleText.Fields(random);
                live[home].Add(builders[home].Add("d" + document, fields, []));
                fresh.Add("d" + document, "", fields);
            }

            var view = new IndexView(s_fields, [.. builders.Select((builder, i) => new ViewPart(Segment.Open(builder.Build()), new LiveDocuments(builder.Count, live[i])))]);
            Assert.Equal(count, view.Count);
            for (int ask = 0; ask < 10; ask++)
            {
                SearchQuery query = SearchQuery.Parse(SampleText.Words(random, 8));
                IReadOnlyList<IndexHit> hits = new IndexSearch(view, SearchWeights.Textbook).Search(query, 15, null, CancellationToken.None);
                IReadOnlyList<SearchHit<string>> expected = fresh.Search(query, 15, CancellationToken.None);
                Assert.Equal(expected.Select(hit => (hit.Id, hit.Score)), hits.Select(hit => (hit.Id, hit.Score)));
                Assert.Equal(expected.SelectMany(hit => hit.Terms).Select(Told), hits.SelectMany(hit => hit.Terms).Select(Told));
            }
        }
    }

    private static string Told(TermScore term) => $"{term} {string.Join(' ', term.Positions)}";

    private static SegmentBuilder Builder(string?[][] documents, Func<int, byte[]> stored)
    {
        var builder = new SegmentBuilder(s_fields.Length);
        for (int document = 0; document < documents.Length; document++) builder.Add("d" + document, documents[document], stored(document));
        return builder;
    }

    private static Segment Build(string?[][] documents, Func<int, byte[]> stored) => Segment.Open(Builder(documents, stored).Build());

    private static Dictionary<string, List<(int Document, int Field, int[] Positions)>> Places(string?[][] documents)
    {
        var places = new Dictionary<string, List<(int Document, int Field, int[] Positions)>>();
        for (int document = 0; document < documents.Length; document++)
        {
            for (int field = 0; field < s_fields.Length; field++)
            {
                var sink = new Numbering([], new WordNumbers());
                Tokenizer.Read(documents[document][field] ?? "", ref sink);
                foreach (IGrouping<string, Numbered> term in sink.Found.GroupBy(found => found.Term))
                {
                    if (!places.TryGetValue(term.Key, out var list)) places[term.Key] = list = [];
                    list.Add((document, field, [.. term.Select(found => found.Number)]));
                }
            }
        }

        return places;
    }

    private static List<(int Document, int Field, int[] Positions)> Read(Segment segment, int term)
    {
        var places = new List<(int Document, int Field, int[] Positions)>();
        for (PostingCursor postings = segment.Postings(term); postings.NextDocument();)
        {
            while (postings.NextField())
            {
                PostingCursor apart = postings;
                var positions = new int[postings.Count];
                Assert.Equal(positions.Length, apart.ReadPositions(postings.Field, positions));
                Assert.Equal(Math.Min(2, positions.Length), apart.ReadPositions(postings.Field, new int[Math.Min(2, positions.Length)]));
                places.Add((postings.Document, postings.Field, positions));
            }
        }

        return places;
    }

    // Everything that a segment can answer.
    private static string Dump(Segment segment)
    {
        var lines = new List<string>();
        for (int document = 0; document < segment.Count; document++)
            lines.Add($"{segment.Id(document)} {Convert.ToHexString(segment.Stored(document))} {string.Join(' ', Enumerable.Range(0, segment.Fields).Select(field => segment.FieldLength(document, field)))}");
        for (int field = 0; field < segment.Fields; field++) lines.Add($"{segment.TotalLength(field)} {segment.DocumentsWithField(field)}");
        for (int term = 0; term < segment.Terms; term++)
            lines.Add($"{System.Text.Encoding.UTF8.GetString(segment.TermBytes(term))} {segment.DocumentsWithTerm(term)} {string.Join(' ', Read(segment, term).Select(Show))}");
        return string.Join('\n', lines);
    }

    private static string Show((int Document, int Field, int[] Positions) place) => $"{place.Document}.{place.Field}:{string.Join(',', place.Positions)}";

    private sealed record Numbered(string Term, int Number)
    {
        public override string ToString() => $"{Term} {Number}";
    }

    private readonly struct Numbering(List<Numbered> found, WordNumbers numbers) : ITokenSink
    {
        public List<Numbered> Found => found;

        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length) => found.Add(new Numbered(term.ToString(), numbers.Of(start)));
    }
}
