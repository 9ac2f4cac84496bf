using System.Globalization;
using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Drafts the specification of a feature that supersedes what a built one says. Pure.</summary>
internal static class SupersedingFeature
{
    private const int LongestSlug = 48;
    private const int UsualWidth = 3;

    /// <summary>The draft. Its number follows the highest one of the project, in as many digits; a project that numbers by time gets the time.</summary>
    /// <param name="project">The project.</param>
    /// <param name="feature">The feature that is built.</param>
    /// <param name="old">The requirement that no longer holds as it is; null where one is only added.</param>
    /// <param name="update">What was asked for.</param>
    /// <param name="now">The time.</param>
    /// <param name="root">The folder that paths count from.</param>
    public static SpecProposal Propose(SpecProject project, SpecFeature feature, RequirementText? old, SpecUpdate update, DateTimeOffset now, string root)
    {
        string said = update.Text ?? (update.Add.Count > 0 ? update.Add[0] : update.Retire ? $"Retire {old!.Id}" : update.Question ?? (update.Tasks.Count > 0 ? update.Tasks[0] : feature.Name));
        string what = old is null ? feature.Name : $"{feature.Name}#{old.Id}", day = YamlText.Date(DateOnly.FromDateTime(now.UtcDateTime));
        string name = $"{Number(project, now)}-{ShortSlug(said)}";
        string verb = old is null || (update.Text is null && !update.Retire) ? "Extends" : "Supersedes";
        string note = $"**{verb}**: {what}" + (update.Bug.Length > 0 ? $" ({update.Bug})" : "") + (update.Retire ? $" — {update.Reason}" : "");
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Feature Specification: {Title(said)}\n\n**Feature Branch**: `{name}`\n\n**Created**: {day}\n\n**Status**: Draft\n\n{note}\n");
        if (old is not null) text.Append(CultureInfo.InvariantCulture, $"\n> {what} says: {old.Text}\n");
        if (update.Question is not null) text.Append(CultureInfo.InvariantCulture, $"\n## Clarifications\n\n### Session {day}\n\n- Q: {update.Question} → A: {update.Answer}\n");
        string[] demands = [.. update.Text is null ? update.Add : [update.Text, .. update.Add]];
        if (update.Retire) demands = [$"What {what} demanded MUST no longer be relied on: {update.Reason}", .. demands];
        text.Append("\n## Requirements *(mandatory)*\n\n### Functional Requirements\n\n");
        for (int i = 0; i < demands.Length; i++) text.Append(CultureInfo.InvariantCulture, $"- **FR-{i + 1:000}**: {string.Join(' ', demands[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}\n");
        foreach (string task in update.Tasks) text.Append(CultureInfo.InvariantCulture, $"\nTo do: {task}\n");
        string folder = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(feature.Folder))!, name);
        return new SpecProposal(name, RepositoryPath.Relative(Path.Combine(folder, "spec.md"), root), text.ToString(), note);
    }

    private static string Number(SpecProject project, DateTimeOffset now)
    {
        string[] names = [.. project.Features.Where(feature => feature.Number is not null).Select(feature => feature.Name)];
        bool isTimed = names.Length > 0 && names.All(name => name.Length > 15 && name[..8].All(char.IsAsciiDigit) && name[8] == '-');
        if (isTimed) return now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        long last = 0;
        int width = UsualWidth;
        foreach (string name in names)
        {
            int digits = name.TakeWhile(char.IsAsciiDigit).Count();
            if (digits > 6 || !long.TryParse(name.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number < last) continue;
            last = number;
            width = Math.Max(UsualWidth, digits);
        }

        return (last + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
    }

    private static string ShortSlug(string text)
    {
        string slug = Slug.Of(text);
        if (slug.Length > LongestSlug)
        {
            int cut = slug.LastIndexOf('-', LongestSlug);
            slug = slug[..(cut > 0 ? cut : LongestSlug)];
        }

        return slug.Length == 0 ? "change" : slug;
    }

    private static string Title(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return line.Length <= 80 ? line : line[..Math.Max(line.LastIndexOf(' ', 80), 40)] + " …";
    }
}
