namespace VtOperate.Core.Bugs.Records;

/// <summary>One point of what belongs to the end of a bug.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="State">Whether it is settled.</param>
/// <param name="Text">What was found or is to be done, in a sentence.</param>
public sealed record ChecklistItem(string Name, ChecklistState State, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Text}";
}
