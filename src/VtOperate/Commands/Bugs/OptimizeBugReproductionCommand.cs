using System.Collections;
using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Bugs.Reduction.Differences;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Errors;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>Makes what shows a failure as small as it can be: a file, a folder, a command line, a commit, or the differences between two environments.</summary>
[Cmdlet(VerbsCommon.Optimize, "BugReproduction", DefaultParameterSetName = ScriptSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(MinimalReproduction))]
public sealed class OptimizeBugReproductionCommand : ReductionCommand
{
    private const string BugSet = "Bug";

    /// <summary>The bug whose recorded check is run.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BugSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BugIdCompleter))]
    public BugId? Id { get; set; }

    /// <summary>Runs the recorded check although somebody else recorded it; it need not be said again.</summary>
    [Parameter(ParameterSetName = BugSet)]
    public SwitchParameter TrustCheck { get; set; }

    /// <summary>The file that shows the failure.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InputFile { get; set; }

    /// <summary>The folder that shows the failure; the check runs in a copy of it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InputFolder { get; set; }

    /// <summary>The arguments with which the check shows the failure.</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[]? Argument { get; set; }

    /// <summary>The commit that brought the failure.</summary>
    [Parameter]
    [Alias("Sha")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Commit { get; set; }

    /// <summary>Which conditions of the environment the failure needs.</summary>
    [Parameter]
    public SwitchParameter Condition { get; set; }

    /// <summary>Environment variables with which the check passes.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? PassingEnvironment { get; set; }

    /// <summary>Environment variables with which the check fails.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? FailingEnvironment { get; set; }

    /// <summary>The folder like that of <see cref="InputFolder"/> with whose files the check passes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PassingFolder { get; set; }

    /// <summary>The working folder in which the check passes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PassingLocation { get; set; }

    /// <summary>How the file is taken apart.</summary>
    [Parameter]
    [ValidateSet("Auto", "Text", "Lines", "Json", "Xml", "Yaml", "PowerShell", "Bytes")]
    public InputForm As { get; set; }

    /// <summary>The check reads the file as its standard input.</summary>
    [Parameter]
    public SwitchParameter StandardInput { get; set; }

    /// <summary>Where the result is written; never over the input.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>A result that is there already is replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        CheckInput();
        string? file = Existing(InputFile, File.Exists), folder = Existing(InputFolder, Directory.Exists);
        Reproduction? recorded = Id is null ? null : TakeRecorded(RepositoryFolder, Id).Taken;
        ReductionOptions options = Options(recorded, OutFile is null ? null : Target(ResolvePath(OutFile), file, folder));
        string[]? placed = Placed(recorded?.Check.Arguments ?? ArgumentList, file ?? folder, options.Folder);
        if (placed is not null) (options, ArgumentList) = (options with { Appends = false }, placed);
        IProbe probe = recorded is null ? GivenProbe()! : Own(RecordedProbe(placed is null ? recorded.Check : recorded.Check with { Arguments = placed }, SessionState, opensAhead: true));
        string what = Condition ? "the differences between two environments" : file ?? folder ?? (Commit is { } commit ? "commit " + commit : "the arguments");
        if (!ShouldProcess(probe.Text, options.OutFile is { } to ? $"Run on smaller and smaller parts of {what}, and write the result to {to}" : $"Run on smaller and smaller parts of {what}")) return;
        if (recorded is not null) OperationServices.CheckConsent(RepositoryFolder, Reporter, StopToken).Require(recorded, TrustCheck);
        try
        {
            MinimalReproduction result = Reduce(file, folder, probe, options);
            WriteObject(placed is not null ? result with { Notes = [.. result.Notes, $"The check named '{file ?? folder}' itself; each smaller part was run in its place."] } : result);
        }
        catch (OperationCanceledException) when (options.KeptFile is { } kept && File.Exists(kept))
        {
            // PowerShell takes no object from what is being stopped, but its screen can still be written to.
            Host?.UI?.WriteWarningLine($"Stopped. The best so far, not proved to be the smallest, is in '{kept}'.");
            throw;
        }
    }

    // A check that names the whole input would be run on it again and again, and every smaller one would seem to fail.
    private string[]? Placed(IReadOnlyList<string> given, string? input, string folder)
    {
        if (input is null || StandardInput || Condition) return null;
        IReadOnlyList<string> placed = ProbeArguments.WithPlaceFor(given, input, folder);
        return ReferenceEquals(given, placed) ? null : [.. placed];
    }

    private MinimalReproduction Reduce(string? file, string? folder, IProbe probe, ReductionOptions options)
    {
        if (Condition) return OperationServices.ConditionReducer(Reporter).Reduce(Conditions(folder), probe, options, StopToken);
        if (Commit is { } commit) return OperationServices.CommitReducer(Reporter).Reduce(options.Folder, commit, probe, options, StopToken);
        ReproductionReducer reducer = OperationServices.ReproductionReducer(new ScriptParts(), Reporter);
        return file is not null ? reducer.ReduceFile(file, As, probe, options, StopToken)
            : folder is not null ? reducer.ReduceFolder(folder, probe, options, StopToken)
            : reducer.ReduceArguments(Argument!, probe, options, StopToken);
    }

    private void CheckInput()
    {
        int given = (InputFile is null ? 0 : 1) + (InputFolder is null || Condition ? 0 : 1) + (Argument is null ? 0 : 1) + (Commit is null ? 0 : 1) + (Condition ? 1 : 0);
        if (given != 1) throw new OperationException(ErrorId.InputMissing, null, "Give one of -InputFile, -InputFolder, -Argument, -Commit and -Condition: what is to be made smaller.");
        if (StandardInput && InputFile is null) throw new OperationException(ErrorId.ValueNotAllowed, nameof(StandardInput), "-StandardInput needs -InputFile.");
        bool hasConditions = PassingEnvironment is not null || FailingEnvironment is not null || PassingFolder is not null || PassingLocation is not null;
        if (hasConditions != Condition) throw new OperationException(ErrorId.InputMissing, nameof(Condition), "-Condition and what differs go together: -PassingEnvironment, -FailingEnvironment, -PassingLocation, or -PassingFolder with -InputFolder.");
        if (Condition && (PassingFolder is null) != (InputFolder is null)) throw new OperationException(ErrorId.InputMissing, nameof(PassingFolder), "-PassingFolder and -InputFolder go together: the one with whose files the check passes, and the one with whose files it fails.");
    }

    private ConditionSet Conditions(string? folder) => new()
    {
        FailingVariables = Variables(FailingEnvironment),
        PassingVariables = Variables(PassingEnvironment),
        FailingFolder = folder,
        PassingFolder = Existing(PassingFolder, Directory.Exists),
        FailingLocation = PassingLocation is null ? null : RepositoryFolder,
        PassingLocation = Existing(PassingLocation, Directory.Exists),
    };

    private static Dictionary<string, string?> Variables(Hashtable? table)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table ?? []) variables[LanguagePrimitives.ConvertTo<string>(entry.Key)] = entry.Value is null ? null : LanguagePrimitives.ConvertTo<string>(entry.Value);
        return variables;
    }

    private ReductionOptions Options(Reproduction? recorded, string? target)
    {
        ReductionOptions given = GivenOptions();
        return given with
        {
            Folder = recorded is null ? given.Folder : Path.Combine(recorded.Repository ?? given.Folder, recorded.Folder),
            Appends = recorded is null ? ScriptBlock is not null || !ProbeArguments.Names(ArgumentList, "") : recorded.Check.Script is not null || !ProbeArguments.Names([.. recorded.Check.Arguments], ""),
            AsInput = StandardInput,
            OutFile = target,
            KeptFile = OperationServices.KeptReduction(RepositoryFolder, InputFile ?? InputFolder ?? Commit ?? "result"),
        };
    }

    private string? Existing(string? path, Func<string, bool> exists)
    {
        if (path is null) return null;
        string full = ResolvePath(path);
        return exists(full) ? Path.TrimEndingDirectorySeparator(full) : throw new OperationException(ErrorId.PathNotFound, full, $"'{full}' does not exist.");
    }

    private string Target(string target, string? file, string? folder)
    {
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        bool isInput = string.Equals(target, file, comparison) || (folder is not null && (target + Path.DirectorySeparatorChar).StartsWith(folder + Path.DirectorySeparatorChar, comparison));
        if (isInput) throw new OperationException(ErrorId.ValueNotAllowed, target, "The result would stand in place of the input, or inside of it. Name another file with -OutFile.");
        if (File.Exists(target) && !Force) throw new OperationException(ErrorId.RecordExists, target, $"'{target}' is there already. Name another file, or say -Force.");
        return target;
    }
}
