namespace VtOperate.Core.History.Origins;

/// <summary>What is measured of a candidate; the weights of <see cref="OriginModel"/> stand in this order.</summary>
internal enum OriginFeature
{
    /// <summary>Share of the fixed files whose newest changes hold it.</summary>
    FileCoverage,

    /// <summary>Share of the removed lines it wrote.</summary>
    RemovedShare,

    /// <summary>Share of the lines beside replaced ones it wrote.</summary>
    NearShare,

    /// <summary>Share of the lines around insertions it wrote.</summary>
    AroundShare,

    /// <summary>Share of the lines of the changed functions it wrote.</summary>
    FunctionShare,

    /// <summary>Share of the hunks in which it wrote a line.</summary>
    HunkShare,

    /// <summary>Whether blame names it at the fix.</summary>
    IsBlamed,

    /// <summary>Whether it is the newest that wrote a removed line.</summary>
    IsNewestRemoved,

    /// <summary>Whether it is the newest that blame names at the fix.</summary>
    IsNewestBlamed,

    /// <summary>Whether it is the newest that wrote a line of a changed function.</summary>
    IsNewestInFunction,

    /// <summary>Its place by age among those that blame names: 1 the newest, falling by a half each.</summary>
    BlamedPlace,

    /// <summary>Its place in the logs of the fixed files: 1 the newest, falling harmonically.</summary>
    LogPlace,

    /// <summary>Whether it is the newest change of a fixed file.</summary>
    IsNewestInLog,

    /// <summary>Its place in the whole history: 1 the newest, falling harmonically.</summary>
    HistoryPlace,

    /// <summary>Minus the logarithm of its age in days.</summary>
    Age,

    /// <summary>Share of the fix's terms, weighed by rarity, that its added lines hold.</summary>
    SharedTerms,

    /// <summary>Share of the terms of removed lines that its added lines hold.</summary>
    RemovedTerms,

    /// <summary>Share of the terms of the fix's added lines that its removed lines hold.</summary>
    RestoredTerms,

    /// <summary>Share of the fix's removed lines that it added, wherever.</summary>
    AddedBack,

    /// <summary>Share of the fix's added lines that it removed: the fix takes it back.</summary>
    Restored,

    /// <summary>Share of the message's words that its subject holds.</summary>
    MessageInSubject,

    /// <summary>Share of the message's words that its added lines hold.</summary>
    MessageInChange,

    /// <summary>Minus the logarithm of the number of files it changed.</summary>
    Files,

    /// <summary>Whether it changed more than 60 files.</summary>
    IsMassChange,

    /// <summary>How near its files stand to the fixed ones in the tree.</summary>
    Nearness,

    /// <summary>Whether it changed a file whose name, but for the ending, a fixed file has.</summary>
    SharesStem,

    /// <summary>Logarithm of the lines it added in the fixed files.</summary>
    AddedInFixed,

    /// <summary>Whether it removed lines.</summary>
    Removes,

    /// <summary>Whether its subject speaks of a refactoring.</summary>
    IsRefactoring,

    /// <summary>Whether its subject speaks of a fix.</summary>
    IsFix,

    /// <summary>Whether it is a merge.</summary>
    IsMerge,

    /// <summary>Whether its author made the fix.</summary>
    IsSameAuthor,

    /// <summary>Whether it is the newest candidate that touched a fixed file, for a fix that only adds.</summary>
    NewestOfAddedOnly,

    /// <summary>Shared terms, for a fix that only adds.</summary>
    SharedTermsOfAddedOnly,

    /// <summary>Cosine of the fix's terms and its added terms, weighed by rarity.</summary>
    TermCosine,

    /// <summary>Cosine of the terms of removed lines and its added terms, weighed by rarity.</summary>
    RemovedCosine,

    /// <summary>Minus the logarithm of how many commits were made between it and the fix.</summary>
    Pace,

    /// <summary>Share of the terms of the removed lines, weighed by rarity, that it is the newest to add.</summary>
    NewestAdder,

    /// <summary>Share of the terms of the changed lines, weighed by rarity, that it alone added.</summary>
    OnlyAdder,

    /// <summary>Age of a commit that blame names.</summary>
    AgeOfBlamed,

    /// <summary>Its place by age among those that touched a fixed file: 1 the newest, falling harmonically.</summary>
    TouchedPlace,
}
