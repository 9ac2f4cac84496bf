namespace VtOperate.Core.History.Causes;

/// <summary>Frames in a row whose files are not in the repository: they become one link, and before the first place that is found they are what it called.</summary>
internal sealed class AbsentFrames
{
    private readonly List<FrameSite> _sites = [];

    /// <summary>Takes the next one.</summary>
    internal void Add(FrameSite site) => _sites.Add(site);

    /// <summary>Ends the row before a place that was found: as a link between others, or, at the beginning, as what the place called.</summary>
    internal FrameSite Take(FrameSite found, List<CauseLink> links, List<string> unknowns)
    {
        if (_sites.Count == 0) return found;
        FrameSite last = _sites[^1];
        int count = _sites.Sum(site => site.Call.Skipped + 1);
        bool isBeginning = links.Count == 0;
        Close(links, unknowns);
        StackCall call = found.Call;
        return isBeginning && call.LastSkipped is null ? found with { Call = call with { LastSkipped = last.Frame, Skipped = call.Skipped } } : found with { Call = call with { Skipped = call.Skipped + count } };
    }

    /// <summary>Ends the row as one link.</summary>
    internal void Close(List<CauseLink> links, List<string> unknowns)
    {
        if (_sites.Count == 0) return;
        string reason = _sites.Count == 1 ? _sites[0].Reason! : $"{_sites.Count} frames in a row are not of this repository: the first is {_sites[0].Frame.File ?? _sites[0].Frame.Function}";
        links.Add(new CauseLink
        {
            Order = links.Count + 1,
            Kind = links.Count == 0 ? CauseLinkKind.Failure : CauseLinkKind.Caller,
            Certainty = LinkCertainty.Unknown,
            Function = _sites[0].Frame.Function,
            SkippedFrames = _sites[0].Call.Skipped,
            Repeats = _sites[0].Call.Repeats,
            Reason = reason,
            Frame = _sites[0].Call.Frame.Text,
        });
        unknowns.Add(reason);
        _sites.Clear();
    }
}
