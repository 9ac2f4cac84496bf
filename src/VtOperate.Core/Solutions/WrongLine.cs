using VtOperate.Core.Code;

namespace VtOperate.Core.Solutions;

/// <summary>A line of the wrong side of a pattern that the right side does not have.</summary>
/// <param name="Text">The line, trimmed.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Names">The names in it.</param>
internal sealed record WrongLine(string Text, IReadOnlyList<CodeToken> Tokens, IReadOnlySet<string> Names);
