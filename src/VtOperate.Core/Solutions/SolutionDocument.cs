using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>A solution with the text it was read from.</summary>
/// <param name="Solution">What it says.</param>
/// <param name="Fields">Its front matter.</param>
/// <param name="Body">The text after the front matter; all of it where there is none.</param>
/// <param name="BodyLine">The line at which the body begins, from 1.</param>
public sealed record SolutionDocument(Solution Solution, DocumentFields Fields, string Body, int BodyLine);
