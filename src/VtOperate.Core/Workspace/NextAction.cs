namespace VtOperate.Core.Workspace;

/// <summary>Something to do next, the most pressing first.</summary>
/// <param name="Order">Place in the list, from 1.</param>
/// <param name="Text">What to do and why, in a sentence.</param>
/// <param name="Command">A command that does it, ready to run; null where a person has to act.</param>
/// <param name="Proof">The file that gave rise to it, relative to the repository, or what else did; empty for what can always be done.</param>
public sealed record NextAction(int Order, string Text, string? Command, string Proof)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
