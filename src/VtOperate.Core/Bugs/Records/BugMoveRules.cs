using VtOperate.Core.Errors;

namespace VtOperate.Core.Bugs.Records;

/// <summary>Decides what a change to a bug comes to, and refuses moves that are not allowed, saying which are. Pure.</summary>
internal static class BugMoveRules
{
    /// <summary>The change as it is to be written.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.MoveNotAllowed"/>.</exception>
    internal static BugUpdate Settle(BugRecord record, BugUpdate update)
    {
        if (update.DuplicateOf is not null && update.Status is null) update = update with { Status = BugStatus.Duplicate };
        if (update.Status == BugStatus.Duplicate && (update.DuplicateOf ?? record.DuplicateOf) is null) throw Refused(record, BugStatus.Duplicate, "it is not said of which bug: give -DuplicateOf");

        if (update.FailedFix is { } failed && Failed(record, update, failed) is { } back) return update with { Status = back };
        if (update.Status is not { } to || to == record.Status) return update;
        if (update.IsProved && to == BugStatus.Reproduced && record.Status is BugStatus.Reported or BugStatus.Investigating) return update;
        if (update is { Fix: not null, Status: BugStatus.Verified }) return update;
        if (!record.Moves.Contains(to)) throw Refused(record, to, record.Moves.Count == 0 ? "nothing follows it" : $"allowed: {string.Join(", ", record.Moves.Select(BugStatusText.Of))}");
        if (to == BugStatus.Verified) throw Refused(record, to, "only Complete-BugInvestigation -Commit verifies, by running the recorded check before and after the fix");
        if (to == BugStatus.Reproduced && !record.IsReproduced && (update.NoReproduction ?? record.NoReproduction) is null)
            throw Refused(record, to, $"no recorded check has failed. Record one: Test-BugReproduction ... -Id {record.Label} -Save; or give -NoReproduction with the reason");
        return update;
    }

    /// <summary>Whether the record holds this failed fix with this reason.</summary>
    internal static bool IsNoted(BugRecord record, FailedFix failed) => record.FailedFixes.Any(known => known.Sha == failed.Sha && known.Says(failed.Reason));

    // A fix that did not help is no fix that is ready, and a bug whose fix did not help is not closed.
    private static BugStatus? Failed(BugRecord record, BugUpdate update, FailedFix failed)
    {
        bool isItsFix = failed.Sha == record.Fix;
        if (record.Status is BugStatus.Declined or BugStatus.Duplicate)
            throw new OperationException(ErrorId.MoveNotAllowed, record.Label, $"{record.Label} is {record.StatusText}, so that no fix of it can fail: nothing follows that state. Report the bug anew.");
        if (isItsFix && update.Status is BugStatus.FixReady or BugStatus.Verified or BugStatus.Closed)
            throw Refused(record, update.Status.Value, $"its fix {failed.Sha} is the one that failed. Leave out the state, and it goes to {BugStatusText.Of(record.Status == BugStatus.Closed ? BugStatus.Investigating : BugStatus.Reproduced)}");
        if (update.Status is not null || (IsNoted(record, failed) && !isItsFix)) return null;
        return record.Status switch
        {
            BugStatus.FixReady or BugStatus.Verified => BugStatus.Reproduced,
            BugStatus.Closed => BugStatus.Investigating,
            _ => null,
        };
    }

    internal static OperationException Refused(BugRecord record, BugStatus to, string why) =>
        new(ErrorId.MoveNotAllowed, record.Label, $"{record.Label} cannot go from {record.StatusText} to {BugStatusText.Of(to)}: {why}.");
}
