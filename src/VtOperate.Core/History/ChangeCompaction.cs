namespace VtOperate.Core.History;

/// <summary>
/// Moves groups of changed lines where a person and git would draw them: where a group can slide, because the line before it equals its last,
/// it joins its neighbours, then stands beside a change on the other side, or else as far down as it goes.
/// </summary>
internal static class ChangeCompaction
{
    /// <summary>Slides the groups of one side; the flags of the other side stay as they are.</summary>
    internal static void Apply(ulong[] lines, bool[] changed, bool[] otherChanged)
    {
        var group = new LineGroup(changed);
        var other = new LineGroup(otherChanged);
        do
        {
            if (!group.IsEmpty) Slide(lines, group, other);
        }
        while (group.MoveNext() && other.MoveNext());
    }

    private static void Slide(ulong[] lines, LineGroup group, LineGroup other)
    {
        int length, beside;
        do
        {
            length = group.Length;
            beside = -1;
            while (group.SlideUp(lines)) other.MovePrevious();
            if (!other.IsEmpty) beside = group.End;
            while (group.SlideDown(lines))
            {
                other.MoveNext();
                if (!other.IsEmpty) beside = group.End;
            }
        }
        while (length != group.Length);

        while (beside >= 0 && other.IsEmpty && group.SlideUp(lines)) other.MovePrevious();
    }
}
