namespace VtOperate.Core.History.Origins;

/// <summary>A commit that may have brought the bug, with what ties it to the fix.</summary>
/// <param name="commit">The commit.</param>
internal sealed class OriginCandidate(CommitNode commit)
{
    private const int MostLines = 20;

    /// <summary>The commit.</summary>
    internal CommitNode Commit { get; } = commit;

    /// <summary>The weight of the removed lines it wrote.</summary>
    internal double Removed { get; set; }

    /// <summary>How many of the lines beside replaced ones it wrote.</summary>
    internal int Near { get; set; }

    /// <summary>How many of the lines around insertions it wrote.</summary>
    internal int Around { get; set; }

    /// <summary>How many lines of the functions that the fix changed it wrote.</summary>
    internal int Function { get; set; }

    /// <summary>The hunks in which it wrote a removed, near or surrounding line.</summary>
    internal HashSet<(int File, int Hunk)> Hunks { get; } = [];

    /// <summary>In how many logs of fixed files it stands.</summary>
    internal int Logs { get; set; }

    /// <summary>Its best place in one of these logs, from 0; -1 when it is in none.</summary>
    internal int LogPlace { get; set; } = -1;

    /// <summary>Its place among the newest commits of the whole history before the fix, from 0; -1 when it is not among them.</summary>
    internal int Place { get; set; } = -1;

    /// <summary>How many commits were made after it, as far as they were counted.</summary>
    internal int Between { get; set; }

    /// <summary>The lines that tie it to the fix: file, line from 1 in the state before the fix, what the line is to the fix, and its text.</summary>
    internal List<TiedLine> Lines { get; } = [];

    /// <summary>Whether blame names it for a line at or beside the fix.</summary>
    internal bool IsBlamed => Removed > 0 || Near > 0 || Around > 0;

    /// <summary>Notes a line, up to a number that a person still reads.</summary>
    internal void Tie(TiedLine line)
    {
        if (Lines.Count < MostLines) Lines.Add(line);
    }
}
