using System.Globalization;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>
/// Finds the comments that say to leave a contradiction. <c>vt:ignore</c> is for the line it stands on, or where nothing else stands there, for the next one: in a specification for the whole requirement, in code
/// for that line. <c>vt:off</c> is for all that follows up to <c>vt:on</c>. Pure.
/// </summary>
public static class SuppressionReader
{
    private const string Mark = "vt:";
    private static readonly string[] s_comments = ["//", "/*", "<!--", "#", "--", ";", "'", "%", "*", "rem ", "REM ", "\"\"\""];

    /// <summary>The suppressions of a file in the order of its lines, and what is wrong with those that do not count.</summary>
    /// <param name="file">The file, relative to the project with forward slashes.</param>
    /// <param name="text">Its text.</param>
    public static (IReadOnlyList<Suppression> Suppressions, IReadOnlyList<DriftNote> Problems) Read(string file, string text)
    {
        if (!text.Contains(Mark, StringComparison.Ordinal)) return ([], []);
        List<Suppression> found = [];
        List<DriftNote> problems = [];
        List<Suppression> open = [];
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        IReadOnlyList<RequirementText> requirements = file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? RequirementReader.Read(text, CancellationToken.None) : [];
        for (int line = 1; line <= lines.Length; line++)
        {
            (string? words, bool isAlone) = Comment(lines[line - 1]);
            if (words is null) continue;
            string verb = words.Split(' ', 2)[0];
            string rest = words[verb.Length..].Trim();
            if (verb == "on")
            {
                string[] ended = Rules(rest.Split(' ')[0]);
                foreach (Suppression region in open.Where(one => ended.Length == 0 || one.Rules.Intersect(ended, StringComparer.OrdinalIgnoreCase).Any()).ToList())
                {
                    found.Add(region with { Last = line });
                    open.Remove(region);
                }

                continue;
            }

            if (verb is not ("ignore" or "off")) continue;
            if (Parse(file, line, rest) is not { } one)
            {
                problems.Add(new DriftNote("", $"The comment does not count: it names no rule and reason, as in 'vt:{verb} D2 reason'.", file, line));
                continue;
            }

            if (verb == "off") open.Add(one with { First = line, Last = int.MaxValue });
            else found.Add(Placed(one, lines, isAlone, requirements));
        }

        foreach (Suppression region in open)
        {
            problems.Add(new DriftNote(region.Rules[0], "The region is never ended with 'vt:on'; it goes on to the end of the file.", file, region.Line));
            found.Add(region);
        }

        return ([.. found.OrderBy(one => one.Line)], problems);
    }

    // What a comment says behind "vt:", and whether nothing else stands in the line.
    private static (string? Words, bool IsAlone) Comment(string line)
    {
        for (int at = line.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = line.IndexOf(Mark, at + 1, StringComparison.Ordinal))
        {
            string before = line[..at].TrimEnd();
            string? sign = s_comments.FirstOrDefault(one => before.EndsWith(one.TrimEnd(), StringComparison.Ordinal));
            if (sign is null) continue;
            string words = line[(at + Mark.Length)..].TrimEnd();
            int end = words.IndexOf("-->", StringComparison.Ordinal);
            string after = end >= 0 ? words[(end + 3)..] : "";
            if (end >= 0) words = words[..end];
            if (words.EndsWith("*/", StringComparison.Ordinal)) words = words[..^2];
            return (words.Trim(), before.TrimEnd('/', '*', '#', '-', ';', '\'', '%', '"', '<', '!', ' ', '\t').Trim().Length == 0 && after.Trim().Length == 0);
        }

        return (null, false);
    }

    private static Suppression? Parse(string file, int line, string rest)
    {
        List<string> words = [.. rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        string? requirement = null;
        if (words.Count > 0 && IsRequirement(words[0]))
        {
            requirement = words[0];
            words.RemoveAt(0);
        }

        string[] rules = words.Count == 0 ? [] : Rules(words[0]);
        if (rules.Length == 0) return null;
        words.RemoveAt(0);
        DateOnly? until = null;
        if (words.Count > 1 && words[0] == "until" && DateOnly.TryParseExact(words[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            until = day;
            words.RemoveRange(0, 2);
        }

        string reason = string.Join(' ', words);
        return reason.Length == 0 ? null : new Suppression(file, line, line, line, rules, requirement, reason, until);
    }

    private static Suppression Placed(Suppression one, string[] lines, bool isAlone, IReadOnlyList<RequirementText> requirements)
    {
        int at = one.Line;
        if (isAlone)
        {
            at++;
            while (at <= lines.Length && (string.IsNullOrWhiteSpace(lines[at - 1]) || Comment(lines[at - 1]) is (not null, true))) at++;
        }

        // Of a requirement every line counts: what is compared may stand in any of them.
        RequirementText? requirement = requirements.FirstOrDefault(known => known.Line <= at && known.LastLine >= at);
        return requirement is null ? one with { First = at, Last = at } : one with { First = requirement.Line, Last = requirement.LastLine };
    }

    private static bool IsRequirement(string word)
    {
        string id = word[(word.LastIndexOf('#') + 1)..];
        return id.Length > 0 && RequirementId.Match(id) == id.Length;
    }

    // D2, or several: D1,D2.
    private static string[] Rules(string word)
    {
        string[] rules = word.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return rules.All(rule => rule.Length is >= 2 and <= 4 && char.IsAsciiLetterUpper(rule[0]) && rule.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0) ? rules : [];
    }
}
