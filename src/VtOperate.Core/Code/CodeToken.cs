namespace VtOperate.Core.Code;

/// <summary>A token of a line of code.</summary>
/// <param name="Text">The token as it is compared: the name of something that is called, reached or made; a keyword, a number or a sign as it stands; the content of a string between double quotes; <c>_</c> for a plain variable.</param>
/// <param name="IsName">Whether it is a name that says what is used.</param>
public readonly record struct CodeToken(string Text, bool IsName);
