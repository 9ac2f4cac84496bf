using System.Globalization;
using System.Text;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;

namespace VtOperate.Engine.Tests.Solutions;

/// <summary>A repository with solutions, written as Add-Solution would, and a reporter that keeps what it is told.</summary>
internal sealed class PatternFolder : IReporter, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PatternFolder()
    {
        Directory.CreateDirectory(_folder.File(".git/objects"));
        Directory.CreateDirectory(_folder.File(".git/refs"));
        Write(".git/HEAD", "ref: refs/heads/main\n");
        Write(".git/config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
    }

    public EngineRoot Engine { get; } = new();

    public string Root => _folder.Path;

    public DateOnly Today { get; set; } = new(2026, 3, 10);

    public string PatternFile => _folder.File("docs/solutions/patterns/critical-patterns.md");

    public List<string> Warnings { get; } = [];

    public OperationConfiguration Configuration => new ConfigurationReader(Engine).Read(Root, this, CancellationToken.None);

    public PatternPromoter Promoter => new(Engine, Configuration, new Clock(Today));

    public void Write(string relative, string text) => WriteBytes(relative, Encoding.UTF8.GetBytes(text));

    public void WriteBytes(string relative, byte[] bytes)
    {
        string file = _folder.File(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    public byte[] ReadPatterns() => File.ReadAllBytes(PatternFile);

    /// <summary>Writes a short document: a problem and a solution, no cause.</summary>
    public Solution Short(string id, string problem, string solution, string date = "2026-03-10")
    {
        Write($"docs/solutions/{id}.md", $"---\ntitle: \"{problem}\"\ndate: {date}\nstatus: draft\nopen: [module, root_cause]\n---\n\n# {problem}\n\n## Problem\n\n{problem}\n\n## Solution\n\n{solution}\n");
        return Find(id);
    }

    public Solution Find(string id) => new SolutionLibrary(Engine, KnowledgeBase.Of(Configuration)).Find(id, this, CancellationToken.None)!.Solution;

    public IReadOnlyList<CriticalPattern> Patterns() => [.. new PatternLibrary(Engine, KnowledgeBase.Of(Configuration)).ReadLinked(this, CancellationToken.None)];

    public PatternPromotion? Promote(string id, bool isPlan = false) => Promoter.Promote(Find(id), isPlan, this, CancellationToken.None);

    /// <summary>Three incidents of one mistake, each in other words.</summary>
    public void RedisThrice()
    {
        Short("runtime-errors/checkout-hangs", "Checkout hangs because the Redis connection pool is exhausted", "Return every Redis connection to the pool in a finally block.");
        Short("runtime-errors/basket-timeouts", "Basket page times out waiting for a connection from the Redis pool", "Dispose the Redis connection so that the pool gets it back.");
        Short("runtime-errors/session-pool", "Sessions are lost: no free connection in the Redis pool during the sale", "Close the connection after use; raise the pool limit of Redis.");
    }

    public void Unrelated()
    {
        Short("ui-bugs/wrong-total", "The total in the cart is rounded twice", "Round once, after the discount.");
        Short("build-errors/missing-package", "Restore fails because the private feed needs a token", "Set the token of the feed in the pipeline.");
        Short("logic-errors/holiday", "Delivery dates skip national holidays of the wrong country", "Read the country from the address.");
        Short("performance-issues/report", "The monthly report reads the whole ledger into memory", "Stream the ledger by day.");
    }

    public void Verbose(string text) { }

    public void Warning(string text) => Warnings.Add(text);

    public void Progress(string activity, string status, int percent) { }

    public void Problem(OperationException problem) => throw problem;

    public void Dispose() => _folder.Dispose();

    private sealed class Clock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc));

        public override string ToString() => day.ToString("o", CultureInfo.InvariantCulture);
    }
}
