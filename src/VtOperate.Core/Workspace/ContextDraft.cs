namespace VtOperate.Core.Workspace;

/// <summary>Gathers facts and what is not known while a context is made.</summary>
internal sealed class ContextDraft(OperationConfiguration configuration)
{
    /// <summary>The configuration that counts.</summary>
    public OperationConfiguration Configuration => configuration;

    /// <summary>The folder that paths count from, absolute.</summary>
    public string Root => configuration.Root;

    /// <summary>The facts so far.</summary>
    public List<ContextFact> Facts { get; } = [];

    /// <summary>What could not be found out so far.</summary>
    public List<string> Unknowns { get; } = [];

    /// <summary>Adds a fact that a file proves.</summary>
    public void Prove(string area, string name, string value, string file, int? line = null) =>
        Facts.Add(ContextFact.FromFile(area, name, value, file, line, Root));

    /// <summary>Adds a fact that no file proves; <paramref name="proof"/> says what does.</summary>
    public void State(string area, string name, string value, string proof) =>
        Facts.Add(new ContextFact(area, name, value, null, null, proof));

    /// <summary>A path as it is shown.</summary>
    public string Shown(string path) => RepositoryPath.Relative(path, Root);
}
