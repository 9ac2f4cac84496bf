namespace VtOperate.Core.History.Suspects;

/// <summary>What the steps of one search for suspects share.</summary>
/// <param name="History">The reader.</param>
/// <param name="Renames">Pairs moved files.</param>
/// <param name="Head">The commit that ran: lines are counted there, and newer ones are left out.</param>
/// <param name="Scope">Which commits may be named.</param>
/// <param name="Report">The report in words.</param>
/// <param name="Stop">Stops the work.</param>
internal sealed record SuspectSearch(HistoryReader History, RenameFinder Renames, CommitNode Head, SuspectScope Scope, ReportTerms Report, CancellationToken Stop)
{
    private const double Day = 86_400;
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);

    /// <summary>What could not be done.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>The head as people write it.</summary>
    internal string ShortHead => Head.Id.ToString()[..8];

    /// <summary>When the bug was there: when it was seen where that is known, otherwise when the commit that ran was made.</summary>
    internal long Time => Scope.Until is { } until ? Math.Min(until, Head.Time) : Head.Time;

    /// <summary>How many days before the bug a commit was made, never less than 0.</summary>
    internal double DaysBefore(CommitNode commit) => Math.Max(0, (Time - commit.Time) / Day);

    /// <summary>Says once what could not be done.</summary>
    internal void Note(string text)
    {
        if (_noted.Add(text)) Notes.Add(text);
    }
}
