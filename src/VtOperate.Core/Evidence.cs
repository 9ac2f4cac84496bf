namespace VtOperate.Core;

/// <summary>One reason behind an answer: what was seen, where, and how much it counted.</summary>
/// <param name="Kind">A short stable word for the sort of reason, for instance <c>Blame</c> or <c>SharedWords</c>.</param>
/// <param name="Text">The reason as a person reads it.</param>
/// <param name="Weight">What it added to the score; 0 where it only informs.</param>
/// <param name="File">The file it was seen in, relative to the repository, or null.</param>
/// <param name="Line">The line, from 1, or null.</param>
/// <param name="Sha">The commit, 40 digits, or null.</param>
public sealed record Evidence(string Kind, string Text, double Weight = 0, string? File = null, int? Line = null, string? Sha = null)
{
    /// <summary>The reason alone, so that a list of evidence reads as sentences.</summary>
    public override string ToString() => Text;
}
