namespace VtOperate.Core.Solutions;

/// <summary>The parts of a solution's body, in the order in which they are written.</summary>
public enum SolutionSection
{
    /// <summary>What was wrong; the context of a piece of advice.</summary>
    Problem,

    /// <summary>Module, version and component, in documents of the first generation.</summary>
    Environment,

    /// <summary>What was seen.</summary>
    Symptoms,

    /// <summary>What was tried and did not work.</summary>
    Attempts,

    /// <summary>The cause in words, in documents that have a part for it.</summary>
    Cause,

    /// <summary>What solved it; the advice.</summary>
    Solution,

    /// <summary>Why it works; why it matters.</summary>
    Why,

    /// <summary>When the advice applies.</summary>
    AppliesWhen,

    /// <summary>How to keep it from happening again.</summary>
    Prevention,

    /// <summary>Examples.</summary>
    Examples,

    /// <summary>What was recorded: error texts, files, commits, tests.</summary>
    Evidence,

    /// <summary>Links to other documents.</summary>
    Related,

    /// <summary>Anything else.</summary>
    Other,
}
