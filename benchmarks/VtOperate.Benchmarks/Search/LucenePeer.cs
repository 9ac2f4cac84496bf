using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace VtOperate.Benchmarks.Search;

/// <summary>Lucene.Net: its English analyzer, a large buffer, written on all processors with one commit, read through mapped memory, BM25 with a boost a field.</summary>
internal sealed class LucenePeer : ISearchPeer
{
    private readonly EnglishAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private MMapDirectory? _directory;
    private DirectoryReader? _reader;
    private IndexSearcher? _searcher;

    public void Build(string root, string index)
    {
        using var directory = new MMapDirectory(index);
        var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { RAMBufferSizeMB = 128, Similarity = new BM25Similarity() };
        using var writer = new IndexWriter(directory, settings);
        Parallel.ForEach(SearchDocument.Files(root), file =>
        {
            SearchDocument read = SearchDocument.Read(root, file);
            var document = new Document { new StoredField("id", read.Id), new StoredField("heading", read.Title) };
            string[] texts = read.Texts;
            for (int i = 0; i < texts.Length; i++) document.Add(new TextField(SearchDocument.Fields[i].Name, texts[i], Field.Store.NO));
            writer.AddDocument(document);
        });
        writer.Commit();
    }

    public void Open(string root, string index)
    {
        _directory = new MMapDirectory(index);
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public IReadOnlyList<string> Search(string query)
    {
        var asked = new BooleanQuery();
        foreach (string term in Terms(query))
        {
            foreach ((string name, float weight) in SearchDocument.Fields) asked.Add(new TermQuery(new Term(name, term)) { Boost = weight }, Occur.SHOULD);
        }

        var ids = new List<string>();
        foreach (ScoreDoc hit in _searcher!.Search(asked, 10).ScoreDocs)
        {
            Document document = _searcher.Doc(hit.Doc);
            ids.Add(document.Get("id"));
            document.Get("heading");
        }

        return ids;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _directory?.Dispose();
        _analyzer.Dispose();
    }

    private List<string> Terms(string query)
    {
        var terms = new List<string>();
        using TokenStream stream = _analyzer.GetTokenStream("body", query);
        ICharTermAttribute text = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) terms.Add(text.ToString());
        stream.End();
        return terms;
    }
}
