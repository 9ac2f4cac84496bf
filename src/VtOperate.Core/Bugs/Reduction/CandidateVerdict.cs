namespace VtOperate.Core.Bugs.Reduction;

/// <summary>What the check says about one candidate.</summary>
public enum CandidateVerdict
{
    /// <summary>It still shows the failure that is looked for.</summary>
    Fails,

    /// <summary>The check passed.</summary>
    Passes,

    /// <summary>Neither: it failed in another way, or its time ran out. It is treated as passing, and larger parts are tried where single ones change nothing.</summary>
    Unclear,
}
