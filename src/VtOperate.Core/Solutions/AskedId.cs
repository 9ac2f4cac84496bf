namespace VtOperate.Core.Solutions;

/// <summary>An id as somebody types it: that of one document, or one whose wildcards take several.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Takes">Which ids its wildcards take; null when it holds none.</param>
public sealed record AskedId(string Text, Predicate<string>? Takes = null);
