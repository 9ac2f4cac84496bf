namespace VtOperate.Benchmarks.History;

/// <summary>The same work for our worker and for git.</summary>
/// <param name="Verb">What the worker is asked.</param>
/// <param name="Argument">The file, the text or the count.</param>
/// <param name="Git">git's arguments.</param>
/// <param name="Name">What the table calls it.</param>
internal sealed record HistoryJob(string Verb, string Argument, string[] Git, string Name)
{
    /// <summary>Whether the session that the job before left is asked once more.</summary>
    internal bool IsAgain => Verb.EndsWith(" again", StringComparison.Ordinal);
}
