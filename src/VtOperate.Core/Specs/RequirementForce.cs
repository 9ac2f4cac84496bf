namespace VtOperate.Core.Specs;

/// <summary>How strongly a sentence demands something (the words of RFC 2119).</summary>
public enum RequirementForce
{
    /// <summary>No such word stands in it.</summary>
    Unsaid,

    /// <summary>MAY, CAN or OPTIONAL.</summary>
    May,

    /// <summary>SHOULD or RECOMMENDED.</summary>
    Should,

    /// <summary>MUST, SHALL, REQUIRED or NEVER.</summary>
    Must,
}
