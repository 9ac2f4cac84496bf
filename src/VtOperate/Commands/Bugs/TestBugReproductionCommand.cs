using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>Runs a check several times and says by rule what it has shown: confirmed, flaky, not reproduced, or a cause outside of the code; and keeps it with the bug.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BugReproduction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = ScriptSet)]
[OutputType(typeof(Reproduction), typeof(bool))]
public sealed class TestBugReproductionCommand : ProbeCommand
{
    /// <summary>How often it is run on each set of files.</summary>
    [Parameter]
    [ValidateRange(2, 10_000)]
    public int Count { get; set; } = 3;

    /// <summary>The commit at which it is run, in a checkout of its own; without it the folder as it stands.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }

    /// <summary>A commit whose behaviour is held to be right.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Baseline { get; set; }

    /// <summary>The bug that it reproduces.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BugIdCompleter))]
    public BugId? Id { get; set; }

    /// <summary>Writes what was found into reproduction.json beside the report of the bug.</summary>
    [Parameter]
    public SwitchParameter Save { get; set; }

    /// <summary>Writes only whether the bug was seen.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        if (Save && Id is null) throw new OperationException(ErrorId.InputMissing, null, "-Save was given without -Id, which says whose reproduction it is.");
        if (TimeoutIsSymptom && Timeout is null) throw new OperationException(ErrorId.InputMissing, null, "-TimeoutIsSymptom was given without -Timeout, so that nothing would ever run out of time.");
        string folder = RepositoryFolder;
        ReproductionStore store = OperationServices.Reproductions(folder, Reporter, StopToken);
        IReadOnlyList<Reproduction> earlier = Id is null ? [] : store.Read(Id.Text);
        string? label = Id is null ? null : BugFolders.LabelIn(Path.GetFileName(Path.GetDirectoryName(store.FileOf(Id.Text)))!);
        IProbe probe = GivenProbe()!;
        var request = new ReproductionRequest(folder, probe, Recorded(probe), GivenRules())
        {
            Count = Count,
            Timeout = Timeout,
            At = At,
            Baseline = Baseline,
            BugId = label,
            Shell = $"{Host.Name} {SessionState.PSVariable.GetValue("PSVersionTable") switch { System.Collections.IDictionary table => table["PSVersion"], _ => Host.Version }}",
        };
        Reproduction found = OperationServices.Reproducer(Reporter).Run(request, earlier, store.BugsFolder, StopToken);
        if (Save) found = Keep(store, found);
        if (Save && found.CarriedFiles.Where(file => !file.IsCommitted).ToArray() is { Length: > 0 } own)
            WriteWarning($"{string.Join(", ", own.Select(file => file.RelativePath))} {(own.Length == 1 ? "belongs to the check and is" : "belong to the check and are")} in no commit yet: keep it, and commit it with the fix. Until then it is carried from this work tree to every commit the check runs at.");
        WriteObject(Quiet ? found.IsReproduced : found);
    }

    private Reproduction Keep(ReproductionStore store, Reproduction found)
    {
        string file = store.FileOf(found.BugId!);
        CheckConsent consent = OperationServices.CheckConsent(RepositoryFolder, Reporter, StopToken);
        bool isSaved = store.IsSaved(found);
        if (isSaved && consent.IsGiven(found)) found = found with { File = file };
        else if (ShouldProcess(file, "Write reproduction"))
        {
            found = isSaved ? found with { File = file } : store.Save(found, StopToken);
            if (!consent.TryGive(found)) Reporter.Verbose("That you agreed to run this check cannot be noted on this machine; -TrustCheck says so later.");
        }

        if (found.IsReproduced) Move(found);
        return found;
    }

    // What was seen failing is reproduced.
    private void Move(Reproduction found)
    {
        BugRecords records = OperationServices.Bugs(RepositoryFolder, Reporter, StopToken);
        BugRecord record = records.Find(found.BugId!);
        if (record.Status is BugStatus.Reported or BugStatus.Investigating)
        {
            if (ShouldProcess(record.File, "Move bug to reproduced")) records.Write(found.BugId!, new BugUpdate { Status = BugStatus.Reproduced, IsProved = true }, StopToken);
        }
        else if (!record.IsOpen)
        {
            WriteWarning($"{record.Label} is {record.StatusText}, and its check fails{(record.Moves.Count > 0 ? $"; Update-BugInvestigation {record.Label} Investigating reopens it" : "")}.");
        }
    }

    private RecordedCheck Recorded(IProbe probe)
    {
        bool isPartial = Command is null
            ? ScriptBlock!.ToString().Contains("$using:", StringComparison.OrdinalIgnoreCase) || SecretRedactor.Redact(ScriptBlock.ToString()) != ScriptBlock.ToString()
            : probe.Text != CommandProbe.Line(Command, ArgumentList);
        return new RecordedCheck(probe.Text)
        {
            Program = Command,
            Arguments = [.. ArgumentList.Select(SecretRedactor.Redact)],
            Script = Command is null ? SecretRedactor.Redact(ScriptBlock!.ToString()) : null,
            IsPartial = isPartial,
        };
    }
}
