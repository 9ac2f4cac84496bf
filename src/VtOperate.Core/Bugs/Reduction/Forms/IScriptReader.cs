namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>Takes PowerShell scripts apart. The parser is PowerShell's own, which Core does not know.</summary>
public interface IScriptReader
{
    /// <summary>The tree of a script, with places in UTF-16 letters from the beginning of the text; null when it cannot be parsed.</summary>
    /// <param name="text">The script.</param>
    ReductionPart? TryRead(string text);
}
