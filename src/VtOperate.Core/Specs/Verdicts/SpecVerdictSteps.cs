using VtOperate.Core.Bugs;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Verdicts;

/// <summary>Says what to do after the answer. A command stands only where it runs as it is.</summary>
internal static class SpecVerdictSteps
{
    /// <summary>The steps in their order.</summary>
    internal static IReadOnlyList<NextStep> Of(SpecVerdict verdict)
    {
        var steps = new List<NextStep>();
        switch (verdict.Verdict)
        {
            case SpecVerdictKind.Drift:
                if (verdict.Suggestion != DriftSuggestion.UpdateSpec) Add("Fix", "Fix the code where the specification is right.", null);
                if (verdict.Suggestion != DriftSuggestion.FixCode) Add("Specify", "Update the specification where the code is right: Update-Spec amends the requirement and keeps its id.", null);
                Add("Validate", "Look again: the contradiction has to be gone.", $"Find-SpecDrift {CommandWord.Quoted(verdict.Requirement!.Requirement.Feature)}");
                break;
            case SpecVerdictKind.ImplementationError:
                Add("Fix", $"Fix the code so that it does what {verdict.Requirement!.Requirement.Key} says; leave the specification as it is.", null);
                Validate();
                break;
            default:
                if (verdict.Requirements.Count == 0) Add("Specify", "Write down what is expected, or name the requirement's id in the report.", null);
                else Add("Read", "Read the requirement and decide whether it says what is expected.", $"Get-SpecRequirement {CommandWord.Quoted(verdict.Requirements[0].Requirement.Requirement.Key)}");
                break;
        }

        return steps;

        void Validate() => Add("Validate", "Prove it by the check that fails now.", verdict.BugId is { } bug ? $"Complete-BugInvestigation {bug} HEAD" : null);

        void Add(string stage, string text, string? command) => steps.Add(new NextStep(steps.Count + 1, stage, text, command));
    }
}
