namespace VtOperate.Core.Workspace;

/// <summary>One operation of the menu.</summary>
/// <param name="Operation">The value for <c>Start-Operation -Operation</c>.</param>
/// <param name="Title">Its name as a person reads it; its first letter chooses it.</param>
/// <param name="Purpose">What it is for, in a sentence.</param>
/// <param name="Command">The cmdlet that it runs; null for planning, which only answers.</param>
/// <param name="Commands">The cmdlets behind it that this version has, in the order of the work.</param>
/// <param name="Planned">The cmdlets behind it that this version does not have yet.</param>
/// <param name="IsAvailable">Whether it can be run.</param>
public sealed record OperationMenuItem(OperationKind Operation, string Title, string Purpose, string? Command, IReadOnlyList<string> Commands, IReadOnlyList<string> Planned, bool IsAvailable)
{
    /// <summary><c>ready</c> or <c>not there yet</c>.</summary>
    public string State => IsAvailable ? "ready" : "not there yet";

    /// <inheritdoc/>
    public override string ToString() => $"{Title} ({State})";
}
