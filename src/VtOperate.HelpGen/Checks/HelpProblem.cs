using System.Globalization;

namespace VtOperate.HelpGen.Checks;

/// <summary>Something wrong with a page, in the form that the build shows as its own error.</summary>
/// <param name="File">The page; for a missing one the file it should be.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Code">The kind of problem, <c>VTH001</c> and so on.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record HelpProblem(string File, int Line, string Code, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}({Line}): error {Code}: {Text}");
}
