namespace VtOperate.Core.Specs.Drift;

/// <summary>Documents that are unfinished (H1): open questions, the template's own words, marks of a merge, a constitution that nobody filled in. Information, but for marks of a merge.</summary>
internal sealed class HygieneRule : IDriftRule
{
    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (SpecFlaw flaw in feature.Flaws)
            {
                string file = context.InProject(flaw.File);
                yield return new DriftFinding("H1", feature.Feature.Name, flaw.IsDamage ? DriftConfidence.Certain : DriftConfidence.Hint, file, flaw.Line, DriftText.Brief(flaw.Text), null, null, "", DriftSuggestion.UpdateSpec, [],
                    DriftFingerprint.Of("H1", feature.Feature.Name, flaw.Text, file), context.Repository)
                { Subject = DriftText.Brief(flaw.Text), Severity = flaw.IsDamage ? Severity.High : Severity.Low };
            }
        }

        string constitution = Path.Combine(context.Project.Folder, "memory", "constitution.md");
        if (!context.Engine.Files.FileExists(constitution)) yield break;
        Constitution read = Constitution.Read(Documents.TextDocument.Read(context.Engine.Files, constitution).Text, constitution);
        if (read.IsTemplate) context.Note(new DriftNote("H1", "the constitution is the template that nobody filled in: no principle holds yet", ".specify/memory/constitution.md", 1));
    }
}
