namespace VtOperate.Core.Specs.Constitutions;

/// <summary>A commit of a change that is no merge.</summary>
/// <param name="Sha">Its id, 40 digits.</param>
/// <param name="Subject">The first line of its message.</param>
internal sealed record ChangedCommit(string Sha, string Subject);
