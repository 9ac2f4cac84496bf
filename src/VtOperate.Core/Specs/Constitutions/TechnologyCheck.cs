using System.Globalization;
using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Looks among the dependencies for a technology, and in coverage reports for their share.</summary>
internal static partial class TechnologyCheck
{
    private static readonly string[] s_manifests = ["pyproject.toml", "requirements.txt", "setup.py", "setup.cfg", "package.json", "pom.xml", "build.gradle", "build.gradle.kts", "go.mod", "Cargo.toml", "Gemfile", "Directory.Packages.props", "composer.json", "Package.swift", "pubspec.yaml", "docker-compose.yml", "compose.yaml"];

    /// <summary>What is against the rule; null when there is no manifest, or the change touches neither one nor code.</summary>
    internal static List<ConstitutionFinding>? Technology(ConstitutionRule rule, ConstitutionChange change)
    {
        ChangedFile[] manifests = [.. change.Files.Where(file => IsManifest(file.Path)), .. change.Others(IsManifest)];
        if (manifests.Length == 0 || (!change.HasCode && !change.Files.Any(file => IsManifest(file.Path)))) return null;
        var found = new List<ConstitutionFinding>();
        foreach (string name in rule.Words.Count > 0 ? rule.Words : [rule.Name!])
        {
            IReadOnlyList<string> packages = Technologies.Packages(name);
            if (manifests.Any(file => Names(file.After, packages))) continue;
            ChangedFile? left = manifests.FirstOrDefault(file => Names(file.Before, packages));

            // What no manifest ever named may be no package at all: only a technology that stands alone in its sentence is missed.
            if (left is null && rule.IsPartial) continue;
            string where = (left ?? manifests.OrderBy(file => file.Path.Count(sign => sign == '/')).First()).Path;
            string words = left is null ? $"{name} is in no list of dependencies" : $"{name} is no dependency any more";
            found.Add(new ConstitutionFinding(rule.Kind, left is null ? FindingState.PreExisting : FindingState.Introduced, words, rule.Line, where));
        }

        return found;
    }

    /// <summary>The share that a report gives against the bound; null without a report. A report is of an unknown hour, so that what it lacks is never held against the change.</summary>
    internal static List<ConstitutionFinding>? Coverage(ConstitutionRule rule, Func<string, string?> read)
    {
        foreach (string path in (string[])["coverage.xml", "coverage.cobertura.xml", "coverage/cobertura-coverage.xml", "coverage/lcov.info", "lcov.info"])
        {
            if (read(path) is not { } text || Share(text) is not { } share) continue;
            if (share >= rule.Limit) return [];
            return [new ConstitutionFinding(rule.Kind, FindingState.PreExisting, FormattableString.Invariant($"{share:0.#} % of the lines are covered, at least {rule.Limit} % are asked for"), rule.Line, path)];
        }

        return null;
    }

    private static double? Share(string text)
    {
        if (LineRate().Match(text) is { Success: true } rate && double.TryParse(rate.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double part)) return 100 * part;
        double found = 0, hit = 0;
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("LF:", StringComparison.Ordinal) && int.TryParse(line.AsSpan(3).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int all)) found += all;
            if (line.StartsWith("LH:", StringComparison.Ordinal) && int.TryParse(line.AsSpan(3).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int some)) hit += some;
        }

        return found > 0 ? 100 * hit / found : null;
    }

    private static bool IsManifest(string path) => !path.Contains("node_modules/", StringComparison.Ordinal) && (s_manifests.Contains(Path.GetFileName(path), StringComparer.Ordinal) || path.EndsWith(".csproj", StringComparison.Ordinal) || path.EndsWith(".props", StringComparison.Ordinal) || path.EndsWith(".versions.toml", StringComparison.Ordinal)
        || path.EndsWith(".gradle", StringComparison.Ordinal) || path.EndsWith(".gradle.kts", StringComparison.Ordinal) || Path.GetFileName(path) is "Pipfile" || (Path.GetFileName(path).Contains("requirements", StringComparison.Ordinal) && path.EndsWith(".txt", StringComparison.Ordinal)));

    private static bool Names(string? text, IReadOnlyList<string> packages) => text is not null && packages.Any(package => text.Contains(package, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("<coverage[^>]*\\sline-rate=\"([0-9.]+)\"")]
    private static partial Regex LineRate();
}
