namespace VtOperate.Benchmarks.Search;

/// <summary>A search engine that is measured.</summary>
internal interface ISearchPeer : IDisposable
{
    /// <summary>Reads the documents below the root and writes an index.</summary>
    void Build(string root, string index);

    /// <summary>Opens an index.</summary>
    void Open(string root, string index);

    /// <summary>The ids of the ten best.</summary>
    IReadOnlyList<string> Search(string query);
}
