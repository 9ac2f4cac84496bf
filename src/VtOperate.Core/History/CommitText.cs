namespace VtOperate.Core.History;

/// <summary>Who wrote a commit, when, and in what words.</summary>
/// <param name="Author">The author's name; empty when the commit does not say.</param>
/// <param name="Email">The author's address; empty when the commit does not say.</param>
/// <param name="AuthoredAt">When it was authored, in the author's zone.</param>
/// <param name="CommittedAt">When it was committed, in the committer's zone.</param>
/// <param name="Subject">The first line of the message that is not blank, trimmed.</param>
/// <param name="Message">The whole message.</param>
public sealed record CommitText(string Author, string Email, DateTimeOffset AuthoredAt, DateTimeOffset CommittedAt, string Subject, string Message);
