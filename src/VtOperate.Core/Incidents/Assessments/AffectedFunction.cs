namespace VtOperate.Core.Incidents.Assessments;

/// <summary>What of the product is broken, the least first.</summary>
public enum AffectedFunction
{
    /// <summary>Nothing but how it looks.</summary>
    Cosmetic,

    /// <summary>Something that few people need.</summary>
    Minor,

    /// <summary>A major feature.</summary>
    Major,

    /// <summary>What the product is there for.</summary>
    Core,
}
