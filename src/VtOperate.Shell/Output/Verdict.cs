using System.Management.Automation;

namespace VtOperate.Shell.Output;

/// <summary>What the exit code has to say about the objects and errors of a run.</summary>
public sealed class Verdict
{
    private static readonly HashSet<string> s_couldNotCheck = new(StringComparer.Ordinal)
    {
        "RepositoryNotFound", "RepositoryBare", "RepositoryNotTrusted", "HistoryEmpty", "RevisionNotFound", "GitUnavailable", "GitUnsupported",
        "ObjectUnreadable", "PathNotFound", "FileUnreadable", "InputMissing",
        "SpecsNotFound", "SpecsNotComparable", "BaselineUnreadable",
    };

    private bool _findings;
    private bool _couldNotCheck;
    private bool _errors;

    /// <summary>Whether the last command is a check that was asked for a plain yes or no.</summary>
    internal bool AsksYesOrNo { get; init; }

    /// <summary>The exit code so far.</summary>
    internal int ExitCode => _errors ? ExitCodes.Error : _couldNotCheck ? ExitCodes.CouldNotCheck : _findings ? ExitCodes.Findings : ExitCodes.Done;

    /// <summary>Takes note of an object. The shell does not load the module's types itself, so it goes by their names.</summary>
    internal void See(PSObject? item)
    {
        if (item is null) return;
        _couldNotCheck |= IsOfModule(item, "SpecVerdict") && item.Properties["Verdict"]?.Value?.ToString() == "Unknown";
        _findings |= item.BaseObject switch
        {
            bool answer => AsksYesOrNo && !answer,
            { } value when value.GetType().Namespace?.StartsWith("VtOperate.Core", StringComparison.Ordinal) != true => false,
            { } value when value.GetType().Name == "DriftFinding" => item.Properties["State"]?.Value?.ToString() is not ("Accepted" or "Suppressed"),
            { } value when value.GetType().Name == "SpecVerdict" => item.Properties["Verdict"]?.Value?.ToString() == "Drift",
            { } value when value.GetType().Name == "PrincipleResult" => item.Properties["Status"]?.Value?.ToString() == "Violates",
            { } value when value.GetType().Name is "PatternWarning" or "StaleFinding" => true,
            { } value when value.GetType().Name is "CheckResult" or "SolutionRepair" => item.Properties["Passed"]?.Value is false,
            _ => false,
        };
    }

    private static bool IsOfModule(PSObject item, string name) => item.BaseObject.GetType() is { } type && type.Name == name && type.Namespace?.StartsWith("VtOperate.Core", StringComparison.Ordinal) == true;

    /// <summary>Takes note of an error. A check that lacks what it needs says nothing about the repository, which is not the same as a mistake.</summary>
    internal void See(ErrorRecord error)
    {
        string command = error.InvocationInfo?.MyCommand?.Name ?? "";
        bool isCheck = command.StartsWith("Test-", StringComparison.OrdinalIgnoreCase) || command.Equals("Find-SpecDrift", StringComparison.OrdinalIgnoreCase);
        if (isCheck && s_couldNotCheck.Contains(Errors.ErrorText.Id(error))) _couldNotCheck = true;
        else _errors = true;
    }
}
