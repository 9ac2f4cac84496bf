using LibGit2Sharp;
using VtOperate.Core;
using VtOperate.Core.Incidents;
using VtOperate.Core.Storage;
using VtOperate.Core.Storage.Events;
using VtOperate.Core.Workspace;

namespace VtOperate.Engine.Tests.Incidents;

/// <summary>A clone with an operations store, for one test.</summary>
internal sealed class OperationsClone : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EngineRoot _engine = new();

    internal OperationsClone(string? remote = null, TimeProvider? time = null)
    {
        Repository.Init(_folder.Path);
        using var git = new Repository(_folder.Path);
        git.Refs.Add("HEAD", "refs/heads/main", allowOverwrite: true);
        git.Config.Set("user.name", "Ann");
        git.Config.Set("user.email", "ann@example.org");
        if (remote is not null) git.Network.Remotes.Add("origin", remote);
        Time = time ?? TimeProvider.System;
    }

    internal string Path => _folder.Path;

    internal TimeProvider Time { get; }

    internal List<string> Warnings { get; } = [];

    internal IEngine Engine => _engine;

    internal OperationConfiguration Configuration => new ConfigurationReader(_engine).Read(Path, new SilentReporter(), default);

    internal BranchStore Store => (BranchStore)OperationStores.Of(_engine, Configuration, Time).Shared;

    internal IncidentLedger Ledger() => new(_engine, Configuration, new WarningReporter(Warnings), Time);

    internal Incident Declare(string title) => Ledger().Declare(new NewIncident { Title = title, Severity = Severity.High }, "Ann", default).Incident;

    internal void Note(string id, string text) => Ledger().Add(id, new NewEvent(IncidentKind.Note, Time.GetUtcNow(), "Ann", [new(IncidentData.Text, text)]), default);

    internal StoreSync Sync() => new StoreSynchronizer(_engine, Store, Time).Run("origin", null, default);

    /// <summary>Everything that stands in the store, file by file.</summary>
    internal SortedDictionary<string, string> Content()
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        using IStoreSnapshot snapshot = Store.Open();
        Add(snapshot.Root);
        return files;

        void Add(StoreFolder folder)
        {
            foreach (StoreFile file in snapshot.ListFiles(folder)) files[file.Path] = System.Text.Encoding.UTF8.GetString(snapshot.Read(file).Span);
            foreach (StoreFolder below in snapshot.ListFolders(folder)) Add(below);
        }
    }

    public void Dispose() => _folder.Dispose();

    private sealed class WarningReporter(List<string> warnings) : IReporter
    {
        public void Verbose(string text)
        {
        }

        public void Warning(string text) => warnings.Add(text);

        public void Progress(string activity, string status, int percent)
        {
        }

        public void Problem(Core.Errors.OperationException problem) => warnings.Add(problem.Message);
    }
}
