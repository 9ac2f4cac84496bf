namespace VtOperate.HelpGen.Pages;

/// <summary>One example of a page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Line">The line of the heading, from 1.</param>
/// <param name="Introduction">What stands before the code.</param>
/// <param name="Code">The code; null when there is none.</param>
/// <param name="CodeLine">The line of the code's first line, from 1.</param>
/// <param name="Remarks">What stands after the code.</param>
internal sealed record HelpExample(string Title, int Line, IReadOnlyList<HelpText> Introduction, string? Code, int CodeLine, IReadOnlyList<HelpText> Remarks);
