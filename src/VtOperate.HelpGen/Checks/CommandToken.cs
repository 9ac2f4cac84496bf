namespace VtOperate.HelpGen.Checks;

/// <summary>A piece of an example's code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a parameter without the dash.</param>
internal readonly record struct CommandToken(CommandTokenKind Kind, string Text);
