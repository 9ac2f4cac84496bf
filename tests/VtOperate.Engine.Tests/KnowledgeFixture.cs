using VtOperate.Core;
using VtOperate.Core.Workspace;

namespace VtOperate.Engine.Tests;

/// <summary>A knowledge base in a folder of its own.</summary>
internal sealed class KnowledgeFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public KnowledgeFixture() => Directory.CreateDirectory(_folder.File(".git"));

    public EngineRoot Engine { get; } = new();

    public SilentReporter Reporter { get; } = new();

    public string Root => _folder.Path;

    public KnowledgeBase Base => KnowledgeBase.Of(new ConfigurationReader(Engine).Read(Root, Reporter, CancellationToken.None));

    public void Write(string relative, string text) => Write(relative, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string relative, byte[] bytes)
    {
        string file = _folder.File(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    public void Dispose() => _folder.Dispose();
}
