namespace VtOperate.Module.Tests;

/// <summary>A small knowledge base of its own for one test, gone afterwards.</summary>
internal sealed class KnowledgeFolder : IDisposable
{
    internal KnowledgeFolder()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, ".git"));
        Write("docs/solutions/runtime-errors/redis-timeout.md", """
            ---
            module: Sessions
            date: 2026-02-03
            problem_type: runtime_error
            component: cache
            symptoms:
              - "RedisTimeoutException after a deployment"
            root_cause: config_error
            resolution_type: config_change
            severity: high
            tags: [redis, connection-pool]
            ---

            # Troubleshooting: Sessions are lost when the pool is too small

            `src/Sessions/Store.cs` took every connection of the pool.
            """);
        Write("docs/solutions/ui-bugs/wrong-total.md", "---\ntitle: 'Wrong total in the cart'\ncreated: 2026-01-09\nseverity: P3\ntags: rounding, money\n---\nThe total was rounded twice.\n");
        Write("docs/solutions/naïve [draft] note.md", "# Kühlung fällt aus\n\nDer Lüfter.\n");
        Write("docs/solutions/README.md", "# Not a solution\n");
        Write("docs/solutions/patterns/critical-patterns.md", """
            # Critical patterns

            ## 1. Bound Every Pool (ALWAYS REQUIRED)

            ### ❌ WRONG (the next deployment takes all connections)
            ```csharp
            new Pool();
            ```

            ### ✅ CORRECT
            ```csharp
            new Pool(limit: 20);
            ```

            **Why:** An unbounded pool drains the server.

            **Documented in:** `docs/solutions/runtime-errors/redis-timeout.md`
            """);
        Write("docs/journal/2026-03/entries/2026-03-01-1405-decision.md", "---\ntype: decision\ndate: 2026-03-01 14:05\ntags: [cache]\nimpact: high\nconsolidated: true\n---\n\n# Keep sessions in Redis\n\nBecause it is there.\n");
        Write("docs/vt-c-journal/2026-02/2026-02-11-session-summary.md", "# Session\n\nLooked at the pool.\n");
    }

    internal string Path { get; } = Directory.CreateTempSubdirectory("vtoperate-knowledge-").FullName;

    internal void Write(string relative, string text)
    {
        string file = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
