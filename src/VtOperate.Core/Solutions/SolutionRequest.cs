namespace VtOperate.Core.Solutions;

/// <summary>What is to be written down.</summary>
/// <param name="Said">What a person said.</param>
/// <param name="Evidence">What was recorded.</param>
/// <param name="Generation">The generation of the schema to write in.</param>
/// <param name="Update">Whether a document that says the same for the most part is brought up to date instead.</param>
/// <param name="Promote">Whether the critical patterns are brought up to the document.</param>
public sealed record SolutionRequest(SolutionFields Said, CaptureEvidence Evidence, SolutionGeneration Generation, bool Update, bool Promote);
