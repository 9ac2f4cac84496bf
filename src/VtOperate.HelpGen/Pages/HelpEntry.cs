namespace VtOperate.HelpGen.Pages;

/// <summary>A third-level heading with the text below it: a parameter, an input type, an output type.</summary>
/// <param name="Name">The heading, without the dash of a parameter.</param>
/// <param name="Line">The line of the heading, from 1.</param>
/// <param name="Text">What stands below it.</param>
internal sealed record HelpEntry(string Name, int Line, IReadOnlyList<HelpText> Text);
