namespace VtOperate.Core.History.Suspects;

/// <summary>What is measured of a candidate; the weights of <see cref="SuspectModel"/> stand in this order.</summary>
internal enum SuspectFeature
{
    /// <summary>How much of the functions that the report names it wrote last.</summary>
    Named,

    /// <summary>Whether it is the newest that wrote lines of such functions.</summary>
    IsNewestNamed,

    /// <summary>How much of the lines with the report's words it wrote last.</summary>
    Matching,

    /// <summary>Whether it wrote most of them.</summary>
    IsMostMatching,

    /// <summary>Whether it changed the likeliest file.</summary>
    InBestFile,

    /// <summary>The likelihood of the likeliest file it changed.</summary>
    FileShare,

    /// <summary>The share of the files in question it changed, by their likelihood.</summary>
    FileCoverage,

    /// <summary>Its place in the log of a file in question, 1 the newest and falling harmonically, by the file's likelihood.</summary>
    LogPlace,

    /// <summary>Whether it is the newest change of the likeliest file.</summary>
    IsNewestOfBest,

    /// <summary>Whether it made a file in question, by the file's likelihood.</summary>
    MadeFile,

    /// <summary>Logarithm of the lines it added in the files in question.</summary>
    AddedInFiles,

    /// <summary>Share of all the lines it added that stand in the files in question.</summary>
    Focus,

    /// <summary>Its place by age among the candidates that changed the likeliest file: 1 the newest, falling harmonically.</summary>
    TouchedPlace,

    /// <summary>How many of the newest changes of its file are fixes.</summary>
    FixShare,

    /// <summary>How often the files it changed were changed together with the likeliest.</summary>
    CoChange,

    /// <summary>What its message scores, beside the best message.</summary>
    Message,

    /// <summary>Whether its message is the best.</summary>
    IsBestMessage,

    /// <summary>Share of the title's terms, by rarity, in its subject.</summary>
    TitleInSubject,

    /// <summary>Share of the report's terms, by rarity, in the lines it added.</summary>
    AddedTerms,

    /// <summary>The same, by the square root of how much it added.</summary>
    AddedDensity,

    /// <summary>Share of the title's terms, by rarity, in the lines it added.</summary>
    TitleInAdded,

    /// <summary>Share of the names of code in the report that its added lines hold.</summary>
    AddedNames,

    /// <summary>Share of the report's terms, by rarity, that it is the newest to add.</summary>
    NewestAdder,

    /// <summary>Share of the report's terms, by rarity, in the lines it took away.</summary>
    RemovedTerms,

    /// <summary>Share of the title's terms, by rarity, in the paths it changed.</summary>
    TitleInPaths,

    /// <summary>Minus the logarithm of its age in days.</summary>
    Age,

    /// <summary>Minus the logarithm of how many commits were made after it.</summary>
    Pace,

    /// <summary>Age, for one that changed a file in question.</summary>
    AgeInFiles,

    /// <summary>Minus the logarithm of the number of files it changed.</summary>
    Files,

    /// <summary>Whether it changed more than 60 files.</summary>
    IsMassChange,

    /// <summary>Whether it took lines away.</summary>
    Removes,

    /// <summary>Whether it changed nothing but tests and texts.</summary>
    IsWithoutCode,

    /// <summary>Whether its subject speaks of a refactoring.</summary>
    IsRefactoring,

    /// <summary>Whether its subject speaks of a fix.</summary>
    IsFix,

    /// <summary>Whether its subject speaks of something new.</summary>
    IsAddition,

    /// <summary>Whether it is a merge.</summary>
    IsMerge,

    /// <summary>Whether a fix of the same file followed within a month.</summary>
    IsFollowedByFix,
}
