namespace VtOperate.Core.History.Causes;

/// <summary>A commit that last changed lines of a link's function.</summary>
/// <param name="Sha">The commit, 40 digits.</param>
/// <param name="Author">Its author's name.</param>
/// <param name="Date">When it was authored.</param>
/// <param name="Subject">First line of its message.</param>
/// <param name="Lines">How many lines of the function are its.</param>
public sealed record CauseChange(string Sha, string Author, DateTimeOffset Date, string Subject, int Lines);
