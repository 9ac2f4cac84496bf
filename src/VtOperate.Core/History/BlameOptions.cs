namespace VtOperate.Core.History;

/// <summary>What counts as the same line when lines are followed back.</summary>
public sealed record BlameOptions
{
    /// <summary>As <c>git blame</c> without options.</summary>
    public static BlameOptions Default { get; } = new();

    /// <summary>Whether a change of white space alone changes no line (<c>git blame -w</c>).</summary>
    public bool IgnoreBlanks { get; init; }

    /// <summary>Whether lines that moved within their file keep the commit that wrote them (<c>git blame -M</c>).</summary>
    public bool FollowMovedLines { get; init; }
}
