namespace VtOperate.Core.History;

/// <summary>What a commit looks like from outside: its age, its size, the words of its subject. Weak signs that order what is otherwise equal.</summary>
internal sealed class ShapeEvidence(SuspectSearch search)
{
    private const double RecencyWeight = 1.5;
    private const double RecencyLoss = 0.45;
    private const int SmallChange = 5;
    private const int MassChange = 60;
    private const double SizeLoss = 0.8;
    private static readonly string[] s_cosmetic =
        ["refactor", "reformat", "format", "cleanup", "clean up", "clean-up", "rename", "whitespace", "style", "typo", "copyright", "license header", "move ", "bump ", "indent", "lint", "sort usings", "remove unused"];

    /// <summary>Counts the days between the commit and the one that ran.</summary>
    internal void WeighAge(CommitNode commit)
    {
        if (commit.IsBoundary)
        {
            search.Ledger.Add(commit.Id, "Boundary", "the history of this shallow clone ends here: what is blamed on it may be older", 0);
            return;
        }

        double days = Math.Max(0, (search.Head.Time - commit.Time) / 86_400.0);
        double weight = Math.Max(0, RecencyWeight - (RecencyLoss * Math.Log10(1 + days)));
        search.Ledger.Add(commit.Id, "Recency", days < 1 ? $"committed on the last day before {search.ShortHead}" : $"committed {Days(days)} before {search.ShortHead}", weight);
    }

    /// <summary>Counts the files it changed: a change of everything explains nothing.</summary>
    internal void WeighSize(CommitNode commit, int files)
    {
        if (files <= SmallChange) return;
        string text = files > MassChange ? $"changed {files} files at once" : $"changed {files} files";
        search.Ledger.Add(commit.Id, "Size", text, -SizeLoss * Math.Log10((double)files / SmallChange));
    }

    /// <summary>Looks at the words of its subject, and whether it is a merge.</summary>
    internal void WeighSubject(CommitNode commit, string subject)
    {
        if (commit.Parents.Count > 1) search.Ledger.Add(commit.Id, "Subject", "is a merge", -0.6);
        else if (CommitSubject.Find(subject, s_cosmetic) is { } cosmetic) search.Ledger.Add(commit.Id, "Subject", $"its subject says '{cosmetic.Trim()}': often no change of behaviour", -0.4);
        else if (CommitSubject.Find(subject, CommitSubject.Fixes) is { } fix) search.Ledger.Add(commit.Id, "Subject", $"its subject says '{fix}': it worked where bugs are", 0.2);
    }

    private static string Days(double days) => days < 1.5 ? "1 day" : days < 60 ? $"{days:0} days" : days < 730 ? $"{days / 30.4:0} months" : $"{days / 365.25:0} years";
}
