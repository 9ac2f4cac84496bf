using VtOperate.Core.Documents;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>Checks a post-mortem. Blame is found by English words: a net, and no proof. Pure.</summary>
/// <param name="incident">The incident.</param>
/// <param name="timeline">What happened in it.</param>
/// <param name="file">The name of the file in what is found.</param>
internal sealed class PostmortemRules(Incident incident, IReadOnlyList<IncidentEvent> timeline, string file)
{
    private const string FactorsHeading = "Contributing factors", Action = "Action:", NoAction = "No action:";
    private const int LeastMark = 6;
    private readonly HashSet<string> _people = People(incident, timeline);
    private readonly List<CheckProblem> _found = [];

    /// <summary>What is found, in the order of the lines.</summary>
    /// <param name="text">The whole text of the file.</param>
    /// <param name="blocks">Its blocks, without front matter.</param>
    internal IReadOnlyList<CheckProblem> Check(string text, IReadOnlyList<MarkdownBlock> blocks)
    {
        List<(int From, int To)> facts = FactLines(text);
        MarkdownBlock[] own = [.. blocks.Where(block => block.Kind is MarkdownBlockKind.Heading or MarkdownBlockKind.Paragraph or MarkdownBlockKind.Table && !facts.Exists(place => block.Line >= place.From && block.Line <= place.To))];
        foreach (MarkdownBlock block in own) CheckWords(block);
        CheckSections(own, blocks, facts);
        CheckFactors(own);
        CheckWhys(own);
        foreach (ActionItem item in incident.ActionItems.Where(item => item.IsOpen && (item.Owner is null || item.Due is null)))
            Add(PostmortemProblem.ActionIncomplete, 1, $"The action item {item.Label}, '{item.Text}', has {(item.Owner is null && item.Due is null ? "neither owner nor day" : item.Owner is null ? "no owner" : "no day")}.", $"Add-ActionItem {incident.Label} {CommandWord.Quoted(item.Text)} -Owner <name> -Due <day>");
        return [.. _found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Id, StringComparer.Ordinal)];
    }

    /// <summary>How many of them keep a post-mortem from being finished.</summary>
    /// <param name="found">What was found.</param>
    internal static int Open(IReadOnlyList<CheckProblem> found) => found.Count(problem => problem.Severity == CheckSeverity.Error);

    private void CheckWords(MarkdownBlock block)
    {
        string[] lines = block.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (PostmortemSlots.NameIn(lines[i]) is { } slot) Add(PostmortemProblem.OpenSlot, block.Line + i, $"Nobody has answered '{slot}' yet.", null);
            else if (BlameWords.In(lines[i], _people) is { } said) Add(PostmortemProblem.Blame, block.Line + i, $"'{said}' lays blame on people.", "Say what the system allowed, or what was missing.");
        }
    }

    private void CheckSections(MarkdownBlock[] own, IReadOnlyList<MarkdownBlock> all, List<(int From, int To)> facts)
    {
        foreach (string section in PostmortemText.Sections)
        {
            MarkdownBlock? heading = own.FirstOrDefault(block => block is { Kind: MarkdownBlockKind.Heading, Level: 2 } && block.Text.Trim().Equals(section, StringComparison.OrdinalIgnoreCase));
            if (heading is null)
            {
                Add(PostmortemProblem.SectionEmpty, 1, $"There is no section '{section}'.", $"Write '## {section}'.");
                continue;
            }

            int end = all.FirstOrDefault(block => block is { Kind: MarkdownBlockKind.Heading, Level: <= 2 } && block.Line > heading.Line)?.Line ?? int.MaxValue;
            bool saysNothing = !all.Any(block => block.Line > heading.EndLine && block.Line < end && block.Kind != MarkdownBlockKind.Html && block.Text.Trim().Length > 0) && !facts.Exists(place => place.From > heading.Line && place.From < end);
            if (saysNothing) Add(PostmortemProblem.SectionEmpty, heading.Line, $"The section '{section}' says nothing.", "Write what is known; \"nothing\" is an answer, too.");
        }
    }

    private void CheckFactors(MarkdownBlock[] own)
    {
        int start = Array.FindIndex(own, block => block is { Kind: MarkdownBlockKind.Heading, Level: 2 } && block.Text.Trim().Equals(FactorsHeading, StringComparison.OrdinalIgnoreCase));
        if (start < 0) return;
        int factors = 0;
        for (int i = start + 1; i < own.Length && own[i] is not { Kind: MarkdownBlockKind.Heading, Level: <= 2 }; i++)
        {
            if (own[i] is not { Kind: MarkdownBlockKind.Heading, Level: 3 }) continue;
            factors++;
            if (PostmortemSlots.NameIn(own[i].Text) is null) CheckFactor(own, i);
        }

        if (factors == 0) Add(PostmortemProblem.NoFactor, own[start].Line, "No contributing factor is named.", "Write one heading '### ...' for each; an incident rarely has one cause alone.");
    }

    private void CheckFactor(MarkdownBlock[] own, int at)
    {
        string name = own[at].Text.Trim();
        bool isAnswered = false;
        for (int i = at + 1; i < own.Length && own[i].Kind != MarkdownBlockKind.Heading; i++)
        {
            string[] lines = own[i].Text.Split('\n');
            for (int j = 0; j < lines.Length; j++)
            {
                string line = lines[j].Replace("*", "", StringComparison.Ordinal).TrimStart(' ', '\t', '-', '+');
                if (line.StartsWith(NoAction, StringComparison.OrdinalIgnoreCase) && line.Length > NoAction.Length + 1) isAnswered = true;
                if (!line.StartsWith(Action, StringComparison.OrdinalIgnoreCase)) continue;
                string label = line[Action.Length..].Trim(' ', '.', '`');
                if (label.Length == 0) continue;
                isAnswered = true;
                if (!incident.ActionItems.Any(item => Names(label, item))) Add(PostmortemProblem.ActionUnknown, own[i].Line + j, $"{incident.Label} has no action item '{label}'.", $"Get-ActionItem {incident.Label} lists them; Add-ActionItem makes one.");
            }
        }

        if (!isAnswered) Add(PostmortemProblem.FactorWithoutAction, own[at].Line, $"The factor '{name}' names no action item, and no reason why there is none.", $"Write 'Action: <label>' under it after Add-ActionItem {incident.Label}, or 'No action: <reason>'.");
    }

    private void CheckWhys(MarkdownBlock[] own)
    {
        int start = Array.FindIndex(own, block => block is { Kind: MarkdownBlockKind.Heading, Level: 2 } && block.Text.Trim().Equals(FiveWhys.Heading, StringComparison.OrdinalIgnoreCase));
        MarkdownBlock? why = null;
        bool isShown = true;
        for (int i = start + 1; start >= 0 && i < own.Length && own[i] is not { Kind: MarkdownBlockKind.Heading, Level: <= 2 }; i++)
        {
            string[] lines = own[i].Text.Split('\n');
            if (own[i] is { Info.Length: > 0, Level: 1 } && EvidenceIn(lines[0]) is null)
            {
                RequireEvidence(why, isShown);
                why = own[i];
                isShown = PostmortemSlots.NameIn(lines[0]) is not null || FiveWhys.IsUnknown(lines[0]);
            }

            for (int j = 0; j < lines.Length; j++)
            {
                if (EvidenceIn(lines[j]) is not { Length: > 0 } evidence) continue;
                isShown = true;
                if (FiveWhys.EntryIn(evidence) is { } mark && !IsEntry(mark)) Add(PostmortemProblem.EvidenceUnknown, own[i].Line + j, $"The timeline of {incident.Label} has no entry '{mark}'.", "Take the entry from the last column of the timeline above.");
            }
        }

        RequireEvidence(why, isShown);
    }

    private void RequireEvidence(MarkdownBlock? why, bool isShown)
    {
        if (why is not null && !isShown) Add(PostmortemProblem.OpenSlot, why.Line, $"Nothing shows the answer to why {why.Info.TrimEnd('.', ')')}.", $"Write '{FiveWhys.Evidence} ...' in a line below it: an entry of the timeline, a commit, a link, or \"not known\".");
    }

    private bool IsEntry(string mark) => mark.Length >= LeastMark && timeline.Any(entry => entry.Id.EndsWith(mark, StringComparison.OrdinalIgnoreCase));

    private static string? EvidenceIn(string line)
    {
        string said = line.Replace("*", "", StringComparison.Ordinal).TrimStart(' ', '\t', '-', '+');
        return said.StartsWith(FiveWhys.Evidence, StringComparison.OrdinalIgnoreCase) ? said[FiveWhys.Evidence.Length..].Trim() : null;
    }

    private static HashSet<string> People(Incident incident, IReadOnlyList<IncidentEvent> timeline)
    {
        HashSet<string> people = new(incident.Roles.Select(role => role.Person).Concat(incident.ActionItems.Select(item => item.Owner).OfType<string>()), StringComparer.OrdinalIgnoreCase);
        foreach (IncidentEvent entry in timeline) people.Add(entry.By);
        people.RemoveWhere(name => name.Length < 2);
        return people;
    }

    private static bool Names(string text, ActionItem item) =>
        text.StartsWith(item.Label, StringComparison.OrdinalIgnoreCase) || text.StartsWith(item.Id, StringComparison.OrdinalIgnoreCase) || text.Equals(item.Text, StringComparison.OrdinalIgnoreCase);

    private static List<(int From, int To)> FactLines(string text)
    {
        List<(int, int)> lines = [];
        foreach (FactBlock block in FactBlocks.Find(text)) lines.Add((LineAt(text, block.Start), LineAt(text, block.End)));
        return lines;
    }

    private static int LineAt(string text, int at) => 1 + text.AsSpan(0, at).Count('\n');

    private void Add(string id, int line, string message, string? repair) => _found.Add(new CheckProblem(id, file, line, CheckSeverity.Error, message, repair));
}
