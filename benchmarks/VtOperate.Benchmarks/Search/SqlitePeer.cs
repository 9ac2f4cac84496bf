using System.Globalization;
using Microsoft.Data.Sqlite;

namespace VtOperate.Benchmarks.Search;

/// <summary>SQLite's FTS5: one transaction without a journal, Porter's stemmer, weighted BM25 as the table's own rank, one prepared statement.</summary>
internal sealed class SqlitePeer : ISearchPeer
{
    private SqliteConnection? _connection;
    private SqliteCommand? _query;

    public void Build(string root, string index)
    {
        using var connection = new SqliteConnection($"Data Source={index};Pooling=False");
        connection.Open();
        string columns = string.Join(", ", SearchDocument.Fields.Select(field => field.Name));
        string weights = string.Join(", ", SearchDocument.Fields.Select(field => field.Weight.ToString(CultureInfo.InvariantCulture)));
        Execute(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;");
        Execute(connection, $"CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, {columns}, tokenize='porter unicode61'); INSERT INTO docs(docs, rank) VALUES('rank', 'bm25(0, {weights})');");
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO docs(id, {columns}) VALUES($0, $1, $2, $3, $4, $5, $6, $7)";
        SqliteParameter[] values = [.. Enumerable.Range(0, 8).Select(i => insert.Parameters.Add("$" + i.ToString(CultureInfo.InvariantCulture), SqliteType.Text))];
        foreach (string file in SearchDocument.Files(root))
        {
            SearchDocument document = SearchDocument.Read(root, file);
            values[0].Value = document.Id;
            string[] texts = document.Texts;
            for (int i = 0; i < texts.Length; i++) values[i + 1].Value = texts[i];
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Open(string root, string index)
    {
        _connection = new SqliteConnection($"Data Source={index};Mode=ReadOnly;Pooling=False");
        _connection.Open();
        Execute(_connection, "PRAGMA mmap_size=1073741824;");
        _query = _connection.CreateCommand();
        _query.CommandText = "SELECT id, title FROM docs WHERE docs MATCH $query ORDER BY rank LIMIT 10";
        _query.Parameters.Add("$query", SqliteType.Text);
    }

    public IReadOnlyList<string> Search(string query)
    {
        _query!.Parameters[0].Value = string.Join(" OR ", query.Split(' ').Select(word => $"\"{word}\""));
        var ids = new List<string>();
        using SqliteDataReader reader = _query.ExecuteReader();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
            reader.GetString(1);
        }

        return ids;
    }

    public void Dispose()
    {
        _query?.Dispose();
        _connection?.Dispose();
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
