using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>Keeps the reproductions of bugs beside their reports.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">Where the bugs are kept.</param>
public sealed class ReproductionStore(IEngine engine, OperationConfiguration configuration)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>The folder of all bugs, absolute.</summary>
    public string BugsFolder => configuration.Paths.Bugs;

    /// <summary>The file of a bug, absolute; it need not exist.</summary>
    /// <param name="label">The label, <c>BUG-0007</c> in any case and with or without zeros, or the name of the folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: no bug has this label.</exception>
    public string FileOf(string label) => Path.Combine(BugFolders.Find(engine.Files, BugsFolder, label), ReproductionFile.Name);

    /// <summary>What is recorded of a bug, newest first.</summary>
    /// <param name="label">The label.</param>
    /// <exception cref="OperationException">No bug has this label, or its file is damaged.</exception>
    public IReadOnlyList<Reproduction> Read(string label)
    {
        string file = FileOf(label);
        return engine.Files.FileExists(file) ? ReproductionFile.Read(TextDocument.Read(engine.Files, file).Text, file) : [];
    }

    /// <summary>Adds a reproduction to the record of its bug; one that says the same as the last is not added.</summary>
    /// <param name="found">The reproduction, with the label of its bug.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <returns>It, with its file; or the last one.</returns>
    public Reproduction Save(Reproduction found, CancellationToken stop)
    {
        string file = FileOf(found.BugId!);
        using IDisposable held = engine.Files.Lock(Path.Combine(StateFolder.Of(engine, configuration.Root), "bugs.lock"), s_patience, stop);
        string? text = engine.Files.FileExists(file) ? TextDocument.Read(engine.Files, file).Text : null;
        if (text is null || !IsKnown(text, file, found)) engine.Files.WriteAtomically(file, Encoding.UTF8.GetBytes(ReproductionFile.Append(text, file, found)));
        return found with { File = file };
    }

    /// <summary>Whether saving would write nothing, because the last one says the same.</summary>
    /// <param name="found">The reproduction.</param>
    public bool IsSaved(Reproduction found) => Read(found.BugId!) is [{ } last, ..] && ReproductionFile.SaySame(last, found);

    private static bool IsKnown(string text, string file, Reproduction found) => ReproductionFile.Read(text, file) is [{ } last, ..] && ReproductionFile.SaySame(last, found);
}
