using System.Management.Automation;
using VtOperate.Core.Errors;

namespace VtOperate.Runtime;

/// <summary>The one catalogue of errors: for each id its category and what the user can do next.</summary>
internal static class ErrorCatalog
{
    private static readonly Dictionary<ErrorId, (ErrorCategory Category, string NextStep)> s_entries = new()
    {
        [ErrorId.InternalError] = (ErrorCategory.InvalidResult, "This is a fault in VtOperate. Run the command again with -Verbose and report the text of $Error[0].Exception."),
        [ErrorId.RepositoryNotFound] = (ErrorCategory.ObjectNotFound, "Go to a folder inside a git repository or name one with -Repository."),
        [ErrorId.PathNotFound] = (ErrorCategory.ObjectNotFound, "Check the path."),
        [ErrorId.RepositoryBare] = (ErrorCategory.InvalidOperation, "Use a clone with a work tree."),
        [ErrorId.HistoryEmpty] = (ErrorCategory.ObjectNotFound, "Make a first commit, or name another repository with -Repository."),
        [ErrorId.RepositoryNotTrusted] = (ErrorCategory.PermissionDenied, "If you trust it, run: git config --global --add safe.directory <folder>"),
        [ErrorId.GitUnavailable] = (ErrorCategory.ResourceUnavailable, "History cannot be read on this machine; everything that needs no history still works."),
        [ErrorId.GitUnsupported] = (ErrorCategory.NotImplemented, "History of this repository cannot be read; everything that needs no history still works."),
        [ErrorId.ObjectUnreadable] = (ErrorCategory.ReadError, "Run 'git fsck' in the repository; fetch again what is missing."),
        [ErrorId.RevisionNotFound] = (ErrorCategory.ObjectNotFound, "Name a branch, a tag or a commit of this repository; in a shallow clone fetch more history first."),
        [ErrorId.FileUnreadable] = (ErrorCategory.ReadError, "Check that the file exists and that you may read it."),
        [ErrorId.FileUnwritable] = (ErrorCategory.WriteError, "Check that the folder exists, that you may write there and that the disk is not full."),
        [ErrorId.LockHeld] = (ErrorCategory.ResourceBusy, "Try again when the other command has ended."),
        [ErrorId.YamlInvalid] = (ErrorCategory.InvalidData, "Correct the line that is named."),
        [ErrorId.ConfigurationInvalid] = (ErrorCategory.InvalidData, "Correct the line that is named in .vtoperate.yml; until then the default of that key applies."),
        [ErrorId.DocumentNotEditable] = (ErrorCategory.InvalidData, "Correct the line that is named by hand, then run the command again."),
        [ErrorId.SolutionUnreadable] = (ErrorCategory.InvalidData, "Correct the document that is named; the other solutions were read."),
        [ErrorId.PatternUnreadable] = (ErrorCategory.InvalidData, "Correct the line that is named; the other patterns were read."),
        [ErrorId.JournalUnreadable] = (ErrorCategory.InvalidData, "Correct the line that is named; the other entries were read."),
        [ErrorId.InputMissing] = (ErrorCategory.InvalidArgument, "Give what is missing; Get-Help <command> -Examples shows how."),
        [ErrorId.InputNotText] = (ErrorCategory.InvalidData, "Give a text file or plain text."),
        [ErrorId.TraceNotRecognized] = (ErrorCategory.ParserError, "Traces of the languages that ConvertFrom-StackTrace lists are known; paste the trace with its line breaks."),
        [ErrorId.SourceMapInvalid] = (ErrorCategory.InvalidData, "Name the .map file that the build wrote beside the file that ran, a source map of version 3."),
        [ErrorId.IdentityMismatch] = (ErrorCategory.InvalidArgument, "Pipe an object of the kind that the parameter names, or give its id."),
        [ErrorId.ValueNotAllowed] = (ErrorCategory.InvalidArgument, "Use one of the values that are named."),
        [ErrorId.FailureNotShown] = (ErrorCategory.InvalidResult, "Run the check by hand on the whole input, in the folder that is named, until it shows the failure each time."),
        [ErrorId.RecordNotFound] = (ErrorCategory.ObjectNotFound, "List what there is with the Get- command of the same noun."),
        [ErrorId.RecordExists] = (ErrorCategory.ResourceExists, "Choose another name, or look at the one there is with the Get- command of the same noun."),
        [ErrorId.MoveNotAllowed] = (ErrorCategory.InvalidOperation, "Take the steps between, or give the reason that is asked for."),
        [ErrorId.CheckNotTrusted] = (ErrorCategory.SecurityError, "Read the command. If it may run, give -TrustCheck once; or record a check of your own with Test-BugReproduction -Save."),
        [ErrorId.RemoteFailed] = (ErrorCategory.ConnectionError, "Check the remote with 'git remote -v' and what you may do there; give -Credential or -TokenVariable where it asks for one. What was written here stays here until it can be sent."),
        [ErrorId.ConfigurationNotTrusted] = (ErrorCategory.SecurityError, "Read the file. If what it names may be used, run Approve-OperationConfig once, or give -TrustConfig <hash> in automation."),
        [ErrorId.ChannelInvalid] = (ErrorCategory.InvalidArgument, "Name a channel that stands below 'channels:' in .vtoperate.yml, or correct what stands there."),
        [ErrorId.SecretMissing] = (ErrorCategory.AuthenticationError, "Set the environment variable, or store the secret in the vault that the configuration names; then run the command again."),
        [ErrorId.TemplateInvalid] = (ErrorCategory.InvalidData, "Correct the line of the template that is named; nothing was sent."),
        [ErrorId.MessageUnfit] = (ErrorCategory.InvalidData, "Write it again with New-IncidentMessage -Subject and -Message, or give -Force if it is right as it is."),
        [ErrorId.MessageNotDelivered] = (ErrorCategory.ConnectionError, "Correct the cause that is named, then run: Get-IncidentMessage -Status DeadLetter | Send-IncidentMessage"),
        [ErrorId.ConfirmationRequired] = (ErrorCategory.PermissionDenied, "Run it again with -Confirm:$false if it should happen without a question."),
        [ErrorId.BisectionImpossible] = (ErrorCategory.InvalidArgument, "Name a commit at which the check passes with -Good and one at which it fails with -Bad; Test-BugReproduction -At shows what it does there."),
        [ErrorId.BisectionContradictory] = (ErrorCategory.InvalidResult, "Run it again with -Flaky, which expects that answers differ, or with the later passing commit as -Good."),
        [ErrorId.BisectionUnreadable] = (ErrorCategory.ReadError, "Delete the file that is named and begin again without -Resume."),
        [ErrorId.BisectionMismatch] = (ErrorCategory.InvalidArgument, "Give -Resume alone with the check, or leave it out to begin again."),
        [ErrorId.ProbeAborted] = (ErrorCategory.OperationStopped, "Mend the check so that it ends with 0 for good, 1 to 124 for bad or 125 for cannot tell, and run the command again; where the same check works now, -Resume goes on with the answers so far."),
        [ErrorId.ProbeNotStarted] = (ErrorCategory.ObjectNotFound, "Check its name with Get-Command, or give its whole path, and run the command again."),
        [ErrorId.BaselineUnreadable] = (ErrorCategory.InvalidData, "Correct the line that is named, or take the file as it was at the last commit; nothing is accepted until it can be read."),
        [ErrorId.SpecsNotFound] = (ErrorCategory.ObjectNotFound, "Run it in a folder of a spec-kit project, or name one with -Repository."),
        [ErrorId.SpecsNotComparable] = (ErrorCategory.InvalidResult, "Run Find-SpecDrift -Summary to see what was read and why nothing of it can be compared."),
        [ErrorId.SpecNotFound] = (ErrorCategory.ObjectNotFound, "Run Get-Spec to see the features, or Get-SpecRequirement to see their requirements."),
        [ErrorId.OperationUnavailable] = (ErrorCategory.NotImplemented, "Run Start-Operation without -Operation to see what there is."),
    };

    /// <summary>Makes the error record of an error.</summary>
    internal static ErrorRecord Record(OperationException problem)
    {
        (ErrorCategory category, string nextStep) = s_entries[problem.Id];
        if (problem.Id is ErrorId.RecordNotFound or ErrorId.RecordExists && problem.Target is string target && CommandFor(target) is { } command) nextStep = $"{command} lists what there is.";
        return new ErrorRecord(problem, problem.Id.ToString(), category, problem.Target)
        {
            ErrorDetails = new ErrorDetails(problem.Message) { RecommendedAction = nextStep },
        };
    }

    // The Get- command of what a label names.
    private static string? CommandFor(string target) => target.Split('-')[0].ToUpperInvariant() switch
    {
        "BUG" => "Get-BugInvestigation",
        "INC" => "Get-Incident",
        "AI" => "Get-ActionItem",
        "FR" or "NFR" or "SC" or "REQ" => "Get-SpecRequirement",
        _ => null,
    };

    /// <summary>The ids that have an entry; a test holds them against the enumeration.</summary>
    internal static IReadOnlyCollection<ErrorId> Ids => s_entries.Keys;
}
