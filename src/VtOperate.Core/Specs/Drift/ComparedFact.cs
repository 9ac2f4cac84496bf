namespace VtOperate.Core.Specs.Drift;

/// <summary>Something that a specification says and the code agrees with, or a place of the code that names a requirement.</summary>
/// <param name="About">The requirement's key, or the feature's folder.</param>
/// <param name="Text">What agrees, in one sentence.</param>
/// <param name="SpecFile">The specification, relative to the project.</param>
/// <param name="SpecLine">The line in it, from 1.</param>
/// <param name="CodeFile">The file of the code, relative to the project.</param>
/// <param name="CodeLine">The line in it, from 1; null where the whole file is meant.</param>
/// <param name="IsLink">Whether it only ties the file to the requirement and compares nothing.</param>
internal sealed record ComparedFact(string About, string Text, string SpecFile, int SpecLine, string CodeFile, int? CodeLine, bool IsLink = false);
