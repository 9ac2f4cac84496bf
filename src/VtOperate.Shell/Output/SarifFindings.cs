using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace VtOperate.Shell.Output;

/// <summary>Turns the module's records into findings. The shell does not load the module's types itself, so it goes by their names.</summary>
internal static class SarifFindings
{
    /// <summary>The findings of an object; none for one that is no finding.</summary>
    internal static IEnumerable<SarifFinding> Of(PSObject item)
    {
        if (item.BaseObject.GetType().Namespace?.StartsWith("VtOperate.Core", StringComparison.Ordinal) != true) return [];
        return item.BaseObject.GetType().Name switch
        {
            "PatternWarning" => [OfWarning(item)],
            "CheckResult" => OfCheck(item),
            "DriftFinding" => [OfDrift(item)],
            "SpecVerdict" => List(item, "Findings").Select(OfDrift),
            "StaleFinding" => [OfStale(item)],
            _ => [],
        };
    }

    private static SarifFinding OfWarning(PSObject item)
    {
        PSObject pattern = Inner(item, "Pattern");
        string name = Text(pattern, "Name");
        string evidence = string.Join("; ", List(item, "Evidence").Select(reason => Text(reason, "Text")));
        string message = $"Looks like a known mistake: {name}." + (evidence.Length > 0 ? $" It {evidence}." : "");
        return new SarifFinding("critical-pattern/" + Text(pattern, "Slug"), name, Text(pattern, "Why"), Text(pattern, "Correct"), "warning", message, Path(Text(item, "File"), item), Number(item, "Line"), Text(item, "Text"), ShowsText: true);
    }

    private static IEnumerable<SarifFinding> OfCheck(PSObject item)
    {
        foreach (PSObject problem in List(item, "Problems"))
        {
            string message = Text(problem, "Message"), repair = Text(problem, "Repair");
            string level = Text(problem, "Severity") switch { "Error" => "error", "Information" => "note", _ => "warning" };
            string file = Text(problem, "File"), id = Text(problem, "Id");
            yield return new SarifFinding(id, id, "", "", level, message + (repair.Length > 0 ? " Repair: " + repair : ""), Path(file, item), Number(problem, "Line"), WithoutDigits(message), ShowsText: false);
        }
    }

    private static SarifFinding OfDrift(PSObject item)
    {
        string message = $"The specification says: {Text(item, "SpecSays")} The code does: {Text(item, "CodeDoes")}";
        string level = Text(item, "Confidence") is "Hint" ? "note" : "warning";
        string fingerprint = Text(item, "Fingerprint"), side = Text(item, "CodeFile").Length > 0 ? "Code" : "Spec";
        return new SarifFinding(Text(item, "Rule"), Text(item, "Rule"), "", "", level, message, Path(Text(item, side + "File"), item), Number(item, side + "Line"), fingerprint.Length > 0 ? fingerprint : message, ShowsText: false);
    }

    private static SarifFinding OfStale(PSObject item)
    {
        string kind = Text(item, "Kind"), suggestion = Text(item, "Suggestion"), cited = Text(item, "Cited");
        string message = Text(item, "Message") + (suggestion.Length > 0 ? $" Instead: {suggestion}" : "");
        return new SarifFinding("stale-solution/" + kind, kind, "", "", "note", message, Path(Text(item, "File"), item), Number(item, "Line"), kind + " " + cited, ShowsText: false);
    }

    // Relative to the repository where the file is in it.
    private static string Path(string file, PSObject owner)
    {
        string repository = Text(owner, "Repository"), path = file;
        if (path.Length > 0 && repository.Length > 0 && System.IO.Path.IsPathRooted(path))
        {
            string relative = System.IO.Path.GetRelativePath(repository, path);
            if (!relative.StartsWith("..", StringComparison.Ordinal) && !System.IO.Path.IsPathRooted(relative)) path = relative;
        }

        return path.Replace('\\', '/');
    }

    private static string WithoutDigits(string text) => string.Concat(text.Where(sign => !char.IsAsciiDigit(sign)));

    private static PSObject Inner(PSObject item, string name) => item.Properties[name]?.Value is { } value ? PSObject.AsPSObject(value) : new PSObject();

    private static IEnumerable<PSObject> List(PSObject item, string name) =>
        item.Properties[name]?.Value is IEnumerable values and not string ? values.Cast<object?>().OfType<object>().Select(PSObject.AsPSObject) : [];

    private static string Text(PSObject item, string name) => Convert.ToString(item.Properties[name]?.Value, CultureInfo.InvariantCulture) ?? "";

    private static int Number(PSObject item, string name) => item.Properties[name]?.Value is int number ? number : 0;
}
