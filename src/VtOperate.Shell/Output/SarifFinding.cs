namespace VtOperate.Shell.Output;

/// <summary>One finding on its way into a SARIF log.</summary>
/// <param name="Rule">The stable id of the rule.</param>
/// <param name="RuleName">What the rule is called.</param>
/// <param name="RuleText">What the rule says, in full; may be empty.</param>
/// <param name="RuleHelp">What to do; may be empty.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Message">What was found.</param>
/// <param name="File">The file relative to the repository with forward slashes, or absolute where it is outside; empty for none.</param>
/// <param name="Line">The line, from 1; 0 for none.</param>
/// <param name="Text">What stands there; what the fingerprint is made of, so that it is the same wherever the line moves.</param>
/// <param name="ShowsText">Whether the text is shown in the log.</param>
internal sealed record SarifFinding(string Rule, string RuleName, string RuleText, string RuleHelp, string Level, string Message, string File, int Line, string Text, bool ShowsText);
