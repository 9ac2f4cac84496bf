namespace VtOperate.Core.Bugs;

/// <summary>What to do next in an investigation.</summary>
/// <param name="Order">Place in the list, from 1.</param>
/// <param name="Stage">Reproduce, Bisect, Fix, Review or Capture.</param>
/// <param name="Text">What to do and why, in a sentence.</param>
/// <param name="Command">A command that does it, ready to run; null where a person has to act.</param>
public sealed record NextStep(int Order, string Stage, string Text, string? Command)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
