using System.Globalization;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Bugs.Records;

/// <summary>Reads and changes the records of bugs. A record that cannot be read is one problem, and the rest goes on.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">Where the bugs are kept.</param>
/// <param name="reporter">Where records that cannot be read are named.</param>
public sealed class BugRecords(IEngine engine, OperationConfiguration configuration, IReporter reporter)
{
    private const string Report = "report.md", Investigation = "investigation.md";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly string[] s_order = ["id", "label", "title", "severity", "status", "duplicate_of", "no_reproduction", "fix", "no_regression_test", "failed_fixes", "due_at", "reported_at", "source", "fingerprint"];

    /// <summary>Every record, by number, as it is read.</summary>
    /// <param name="stop">Ends it.</param>
    public IEnumerable<BugRecord> Read(CancellationToken stop)
    {
        foreach (string name in engine.Files.ListFolders(configuration.Paths.Bugs).Where(name => BugFolders.NumberOf(name) is not null).OrderBy(BugFolders.NumberOf).ThenBy(name => name, StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            string folder = Path.Combine(configuration.Paths.Bugs, name);
            if (!engine.Files.FileExists(Path.Combine(folder, Report))) continue;
            BugRecord? record = null;
            try
            {
                record = ReadFolder(folder);
            }
            catch (OperationException problem)
            {
                reporter.Problem(problem);
            }

            if (record is not null) yield return record;
        }
    }

    /// <summary>One record.</summary>
    /// <param name="label">The label or the name of the folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>, or the report cannot be read.</exception>
    public BugRecord Find(string label) => ReadFolder(BugFolders.Find(engine.Files, configuration.Paths.Bugs, label));

    /// <summary>The record as it would be after a change. Nothing is written.</summary>
    /// <param name="label">The label.</param>
    /// <param name="update">The change.</param>
    /// <returns>The record and whether the file would change.</returns>
    /// <exception cref="OperationException"><see cref="ErrorId.MoveNotAllowed"/>, <see cref="ErrorId.RecordNotFound"/> or <see cref="ErrorId.DocumentNotEditable"/>.</exception>
    public (BugRecord Record, bool IsChanged) Plan(string label, BugUpdate update)
    {
        (EditableDocument before, EditableDocument after) = Edit(label, update);
        return (Describe(after.Text, Path.GetDirectoryName(before.File)!), before.Text != after.Text);
    }

    /// <summary>Changes a record. Other processes that write bugs wait.</summary>
    /// <param name="label">The label.</param>
    /// <param name="update">The change.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <inheritdoc cref="Plan" path="/exception"/>
    public BugRecord Write(string label, BugUpdate update, CancellationToken stop)
    {
        using IDisposable held = engine.Files.Lock(Path.Combine(StateFolder.Of(engine, configuration.Root), "bugs.lock"), s_patience, stop);
        (EditableDocument before, EditableDocument after) = Edit(label, update);
        if (before.Text != after.Text) engine.Files.WriteAtomically(before.File, after.ToBytes());
        return Describe(after.Text, Path.GetDirectoryName(before.File)!);
    }

    private (EditableDocument Before, EditableDocument After) Edit(string label, BugUpdate update)
    {
        BugRecord record = Find(label);
        BugUpdate wanted = BugMoveRules.Settle(record, update);
        EditableDocument before = EditableDocument.Read(engine, record.File), after = before;
        if (wanted.Status is { } status && status != record.Status) after = after.SetScalar("status", BugStatusText.Of(status), s_order);
        if (wanted.Severity is { } severity && severity != record.Severity) after = after.SetScalar("severity", severity.ToString().ToLowerInvariant(), s_order);
        if (wanted.DueAt is { } due && Second(due) != record.DueAt) after = after.SetScalar("due_at", due.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture), s_order);
        if (wanted.NoReproduction is { } reason) after = after.SetScalar("no_reproduction", reason, s_order);
        if (wanted.NoRegressionTest is { } untested) after = after.SetScalar("no_regression_test", untested, s_order);
        if (wanted.DuplicateOf is { } other) after = after.SetScalar("duplicate_of", Find(other).Label, s_order);
        if (wanted.Fix is { } fix)
        {
            after = after.SetScalar("fix", fix, s_order);
            if (wanted.NoRegressionTest is null) after = after.Remove("no_regression_test");
        }

        if (wanted.FailedFix is { } failed)
        {
            if (!BugMoveRules.IsNoted(record, failed)) after = after.SetList("failed_fixes", [.. FailedFix.Merge(record.FailedFixes.Append(failed)).Select(one => one.ToString())], s_order);
            if (failed.Sha == record.Fix) after = after.Remove("fix").Remove("no_regression_test");
        }

        return (before, after);
    }

    private BugRecord ReadFolder(string folder) => Describe(TextDocument.Read(engine.Files, Path.Combine(folder, Report)).Text, folder);

    private BugRecord Describe(string text, string folder)
    {
        string file = Path.Combine(folder, Report), name = Path.GetFileName(folder);
        FrontMatter matter = FrontMatter.Split(text);
        var fields = new DocumentFields(engine.Yaml.Read(matter.Yaml, file, matter.YamlLine) as YamlMap);
        string? status = fields.Text("status");
        return new BugRecord
        {
            Id = fields.Text("id"),
            Label = fields.Text("label") ?? BugFolders.LabelIn(name),
            Title = fields.Text("title") ?? "",
            Description = BugSections.Report(text),
            Status = BugStatusText.Parse(status),
            StatusText = status ?? "unknown",
            Severity = SeverityText.TryParse(fields.Text("severity"), out Severity severity) ? severity : null,
            ReportedAt = Time(fields.Text("reported_at")),
            DueAt = Time(fields.Text("due_at")),
            FixPlan = Optional(Path.Combine(folder, Investigation)) is { } investigation ? BugSections.FixPlan(investigation) : null,
            Reproductions = Reproductions(Path.Combine(folder, ReproductionFile.Name)),
            NoReproduction = fields.Text("no_reproduction"),
            NoRegressionTest = fields.Text("no_regression_test"),
            FailedFixes = FailedFix.Merge(fields.Texts('\n', "failed_fixes").Select(FailedFix.Read)),
            Fix = fields.Text("fix"),
            DuplicateOf = fields.Text("duplicate_of"),
            File = file,
            Repository = configuration.Root,
        };
    }

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at) ? at : null;

    private static DateTimeOffset Second(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private string? Optional(string file) => engine.Files.FileExists(file) ? TextDocument.Read(engine.Files, file).Text : null;

    private IReadOnlyList<Reproduction> Reproductions(string file)
    {
        try
        {
            return Optional(file) is { } text ? ReproductionFile.Read(text, file) : [];
        }
        catch (OperationException problem)
        {
            reporter.Problem(problem);
            return [];
        }
    }
}
