using System.Globalization;
using System.Text;
using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Products that the newest plan about a matter or an active requirement names and that no manifest and no code holds (D5). A commit that took it out of a manifest makes it Strong. A comment that mentions it does not
/// count as use.
/// </summary>
internal sealed class StackRule : IDriftRule
{
    private static readonly string[] s_matters = ["Storage", "Primary Dependencies", "Testing", "Language/Version"];
    private static readonly string[] s_doubtful = ["optional", "or ", "e.g.", "if ", "maybe", "considered", "alternative", "future", "instead of", "not ", "no ", "unlike", "vs", "fallback", "cdn", "hosted", "mock", "recommended", "managed", "equivalent", "replaces"];

    private static readonly string[] s_going = ["remove", "replac", "drop", "deprecat", "eliminat", "retire", "instead of", "no longer", "delete", "uninstall", "migrate from", "migrating from", "away from"];

    private const int NearBefore = 40;

    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        List<CodeFile> manifests = [.. context.Files.Where(file => IsManifest(file.Path))];
        if (manifests.Count == 0) yield break;
        string declared = string.Join('\n', manifests.Select(file => file.ReadText()));
        foreach (Product product in Product.All)
        {
            stop.ThrowIfCancellationRequested();
            List<(FeatureSpec Feature, SpecRequirement? Requirement, string Text, string File, int Line)> claims = Claims(context, product);
            if (claims.Count == 0) continue;
            context.Count("products", 1, 1);
            if (product.Packages.Any(package => declared.Contains(package, StringComparison.OrdinalIgnoreCase)) || IsUsed(context, product, stop)) continue;
            if (Finding(context, product, claims, manifests, stop) is { } finding) yield return finding;
        }
    }

    private static DriftFinding? Finding(DriftContext context, Product product, List<(FeatureSpec Feature, SpecRequirement? Requirement, string Text, string File, int Line)> claims, List<CodeFile> manifests, CancellationToken stop)
    {
        var (feature, requirement, text, file, line) = claims.FindLast(claim => claim.Requirement is not null) is { Requirement: not null } demanded ? demanded : claims[^1];
        var evidence = new List<Evidence>();
        var removal = Removal(context, product, manifests, stop);
        if (removal is { } removed) evidence.Add(new Evidence("Removed", $"{context.History!.Describe(removed.Commit)} took it out of {removed.Path}", 1, removed.Path, null, removed.Commit.Id.ToString()));
        foreach (var claim in claims.TakeLast(20).Reverse()) evidence.Add(new Evidence("Claim", string.Create(CultureInfo.InvariantCulture, $"{claim.File}:{claim.Line}: {DriftText.Brief(claim.Text)}"), 0, claim.File, claim.Line));
        string key = requirement?.Key ?? feature.Feature.Name;
        return new DriftFinding("D5", key, removal is null ? DriftConfidence.Likely : DriftConfidence.Strong, file, line, DriftText.Brief(text), removal?.Path ?? manifests[0].Path, null,
            $"no manifest declares {product.Name} and no code uses it", removal is null ? DriftSuggestion.Decide : DriftSuggestion.UpdateSpec, evidence, DriftFingerprint.Of("D5", "", product.Name, ""), context.Repository)
        { Subject = product.Name, Severity = Severity.High };
    }

    // A later plan about the same matter that names something else supersedes an earlier one.
    private static List<(FeatureSpec, SpecRequirement?, string, string, int)> Claims(DriftContext context, Product product)
    {
        var claims = new List<(FeatureSpec, SpecRequirement?, string, string, int)>();
        foreach (string matter in s_matters)
        {
            (FeatureSpec Feature, SpecFact Fact)? newest = null;
            foreach (FeatureSpec feature in context.Features)
            {
                foreach (SpecFact fact in feature.Facts)
                {
                    if (fact.Name.Equals(matter, StringComparison.OrdinalIgnoreCase) && (product.IsIn(fact.Value) || (newest is not null && Product.All.Any(other => other.IsIn(fact.Value)) && matter == "Storage"))) newest = (feature, fact);
                }
            }

            if (newest is { } last && product.IsIn(last.Fact.Value) && !IsDoubtful(last.Fact.Value, product)) claims.Add((last.Feature, null, $"{last.Fact.Name}: {last.Fact.Value}", context.InProject(last.Fact.File), last.Fact.Line));
        }

        foreach (FeatureSpec feature in context.Features)
        {
            foreach (SpecRequirement requirement in feature.Requirements)
            {
                if (requirement.State != RequirementState.Active || requirement.Force != RequirementForce.Must || !product.IsIn(requirement.Text)) continue;
                foreach (string clause in SpecLiteral.Clauses(requirement.Text))
                {
                    bool isDemand = clause.Contains("use ", StringComparison.OrdinalIgnoreCase) || clause.Contains("using ", StringComparison.OrdinalIgnoreCase) || clause.Contains("stored in", StringComparison.OrdinalIgnoreCase) || clause.Contains("persist", StringComparison.OrdinalIgnoreCase);
                    if (isDemand && product.IsIn(clause) && !RequirementWords.SpeaksOfAbsence(clause) && !IsDoubtful(clause, product)) claims.Add((feature, requirement, requirement.Text, context.InProject(requirement.File), requirement.Line));
                }
            }
        }

        claims.RemoveAll(claim => IsSuperseded(context, claim.Item1, product));
        return claims;
    }

    // A later feature says that it goes.
    private static bool IsSuperseded(DriftContext context, FeatureSpec claiming, Product product)
    {
        foreach (FeatureSpec later in context.Features.SkipWhile(feature => feature != claiming).Skip(1))
        {
            IEnumerable<string> texts = later.Requirements.Select(requirement => requirement.Text).Concat(later.Facts.Select(fact => fact.Value)).Concat(later.Tasks.Select(task => task.Text));
            if (texts.Any(text => SaysGoes(text, product))) return true;
        }

        return false;
    }

    private static bool SaysGoes(string text, Product product)
    {
        int at = product.IsIn(text) ? text.IndexOf(product.Name, StringComparison.OrdinalIgnoreCase) : -1;
        return at >= 0 && RequirementWords.Begins(text[Math.Max(0, at - NearBefore)..at], s_going);
    }

    private static bool IsDoubtful(string text, Product product)
    {
        int at = text.IndexOf(product.Name, StringComparison.OrdinalIgnoreCase);
        string around = text[Math.Max(0, at - 32)..Math.Min(text.Length, at + product.Name.Length + 24)];
        return RequirementWords.Begins(around, s_doubtful);
    }

    private static bool IsUsed(DriftContext context, Product product, CancellationToken stop)
    {
        foreach (string package in product.Packages)
        {
            foreach (CodeFile file in context.Facts.Holding(NameHash.Of(package)))
            {
                stop.ThrowIfCancellationRequested();
                bool isContainer = Path.GetFileName(file.Path).Contains("Dockerfile", StringComparison.OrdinalIgnoreCase);
                if (file.IsTest || (!file.IsCode && file.Family != Code.CodeFamily.Configuration && !isContainer)) continue;
                bool isCalled = file.Code.Mask.Contains(package, StringComparison.OrdinalIgnoreCase) || (file.Family != Code.CodeFamily.Python && Imported(file.Code.Text, package));
                file.Release();
                if (isCalled) return true;
            }
        }

        return false;
    }

    private static bool Imported(string text, string package)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Contains(package, StringComparison.OrdinalIgnoreCase) && (line.Contains("import", StringComparison.Ordinal) || line.Contains("require", StringComparison.Ordinal) || line.Contains("image:", StringComparison.Ordinal) || line.Contains("\"https", StringComparison.Ordinal))) return true;
        }

        return false;
    }

    private static (CommitNode Commit, string Path)? Removal(DriftContext context, Product product, List<CodeFile> manifests, CancellationToken stop)
    {
        if (context.History is not { } history) return null;
        foreach (CodeFile manifest in manifests)
        {
            foreach (CommitNode commit in PathLog.Read(history.Reader, history.Head.Id, history.InRepository(manifest.Path), stop))
            {
                if (commit.Parents.Count != 1) continue;
                ObjectId before = history.Reader.FindBlob(history.Reader.ReadCommit(commit.Parents[0]).Tree, history.InRepository(manifest.Path));
                if (!before.IsZero && Names(history, before, product)) return (commit, manifest.Path);
            }
        }

        return null;
    }

    private static bool Names(DriftHistory history, in ObjectId blob, Product product)
    {
        string text = Encoding.UTF8.GetString(history.Reader.ReadBlob(blob).Span);
        return product.Packages.Any(package => text.Contains(package, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsManifest(string path)
    {
        string name = Path.GetFileName(path);
        return name is "package.json" or "pyproject.toml" or "setup.py" or "setup.cfg" or "Pipfile" or "go.mod" or "pom.xml" or "build.gradle" or "build.gradle.kts" or "Cargo.toml" or "Gemfile" or "composer.json" or "Directory.Packages.props" or "libs.versions.toml" or "mix.exs" or "pubspec.yaml"
            || name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase) || (name.StartsWith("requirements", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase));
    }
}
