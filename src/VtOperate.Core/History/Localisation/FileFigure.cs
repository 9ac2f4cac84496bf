namespace VtOperate.Core.History.Localisation;

/// <summary>What is measured of a file for a report, each from 0 to 1.</summary>
internal enum FileFigure
{
    /// <summary>Words shared with the report, by BM25F, against the best file.</summary>
    Words,

    /// <summary>The title names the file.</summary>
    NamedInTitle,

    /// <summary>The report names the file, in its title or elsewhere.</summary>
    Named,

    /// <summary>The report names types or members that the file declares.</summary>
    Declares,

    /// <summary>A frame of a stack trace stands in the file: 1 for the first of the user's code, 1/2 for the second.</summary>
    Frame,

    /// <summary>A test that fails or is named is called after the file.</summary>
    Subject,

    /// <summary>A test that fails uses what the file is called after or declares.</summary>
    UsedByTest,

    /// <summary>Commits whose messages are like the report changed the file.</summary>
    SimilarFix,

    /// <summary>The file was mended lately.</summary>
    RecentFix,

    /// <summary>A past solution that fits cites the file.</summary>
    Solution,
}
