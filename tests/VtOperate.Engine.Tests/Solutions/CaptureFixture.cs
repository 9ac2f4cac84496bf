using System.Text;
using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;

namespace VtOperate.Engine.Tests.Solutions;

/// <summary>A repository to write solutions into, with a clock that stands still.</summary>
internal sealed class CaptureFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CaptureFixture(bool isRepository = true)
    {
        if (isRepository) Directory.CreateDirectory(_folder.File(".git"));
    }

    public EngineRoot Engine { get; } = new();

    public SilentReporter Reporter { get; } = new();

    public string Root => _folder.Path;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 23, 30, 0, TimeSpan.Zero);

    public OperationConfiguration Configuration => new ConfigurationReader(Engine).Read(Root, Reporter, CancellationToken.None);

    public SolutionCapture Capture => new(Engine, Configuration, Reporter, new Clock(Now));

    public SolutionUpdater Updater => new(Engine, Configuration, new Clock(Now));

    public SolutionChange Add(string text, bool update = false) => Add(ShortForm.Parse(text), update: update);

    public SolutionChange Add(SolutionFields said, CaptureEvidence? evidence = null, bool update = false, SolutionGeneration generation = SolutionGeneration.Current) =>
        Capture.Write(new SolutionRequest(said, evidence ?? CaptureEvidence.None, generation, update, Promote: false), CancellationToken.None);

    public SolutionChange Update(string id, SolutionFields said, bool append = false) => Updater.Write(id, said, append, CancellationToken.None);

    public SolutionDocument Read(string id) => new SolutionLibrary(Engine, KnowledgeBase.Of(Configuration)).Find(id, Reporter, CancellationToken.None)!;

    public string File(string relative) => _folder.File(relative);

    public string Text(string relative) => System.IO.File.ReadAllText(File(relative));

    public void Write(string relative, string text) => Write(relative, Encoding.UTF8.GetBytes(text));

    public void Write(string relative, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(relative))!);
        System.IO.File.WriteAllBytes(File(relative), bytes);
    }

    /// <summary>Every file of the work tree with its content; the state folder is none of it.</summary>
    public IReadOnlyDictionary<string, string> Snapshot() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}.git{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(Root, file).Replace('\\', '/'), file => Convert.ToHexString(System.IO.File.ReadAllBytes(file)), StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
