namespace VtOperate.HelpGen.Pages;

/// <summary>A related link.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Uri">Where it leads; empty when it only names a command.</param>
internal sealed record HelpLink(int Line, string Text, string Uri);
