using System.Globalization;
using System.Text;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>Writes a new post-mortem: what the record says, and questions where only people know. UTF-8, LF. Pure.</summary>
internal static class PostmortemText
{
    /// <summary>The headings that every post-mortem has, in their order.</summary>
    internal static IReadOnlyList<string> Sections { get; } = ["Summary", "Impact", "Timeline", "Detection", "Response", "Contributing factors", FiveWhys.Heading, "What went well", "What went wrong", "Where we got lucky", "Action items"];

    /// <summary>The whole document.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="facts">What the record says, by name.</param>
    /// <param name="now">When it is made.</param>
    internal static string New(Incident incident, IReadOnlyDictionary<string, string> facts, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\nincident: {incident.Label}\nid: {incident.Id}\ntitle: {YamlText.DoubleQuoted(incident.Title)}\nstatus: draft\nowner: \n");
        if (PostmortemDue.Of(incident) is { } due) text.Append(CultureInfo.InvariantCulture, $"due: {due.UtcDateTime:yyyy-MM-dd}\n");
        text.Append(CultureInfo.InvariantCulture, $"created_at: {now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n---\n\n# Post-mortem of {incident.Label}: {Bugs.MarkdownText.Inline(incident.Title)}\n\n");
        text.Append("What stands between two comments `record` comes from the timeline and is renewed by New-Postmortem until somebody edits it. Answer every TODO in its place; Test-Postmortem says what is left. We look for how the system let it happen, not for who did it.\n\n");
        Section("Summary", ("summary", "In two or three sentences for somebody who was not there: what happened, what did customers feel, what ended it?"));
        Section("Impact", ("impact", "Who could not do what, how many were they, and how do we know?"));
        Section("Timeline", null);
        Section("Detection", ("detection", "What noticed it, and what could have noticed it sooner?"));
        Section("Response", ("response", "What helped to end it, what did not, and what was missing?"));
        Section("Contributing factors", null);
        text.Append("### ").Append(PostmortemSlots.Write("factor", "name one factor in this heading; one heading for each. Under it: how it contributed, the evidence, and \"Action: \" with the label of its action item, or \"No action: \" with the reason."));
        text.Append('\n');
        Section(FiveWhys.Heading, null);
        for (int i = 1; i <= FiveWhys.Count; i++) text.Append(FiveWhys.Write(i));
        text.Append('\n');
        Section("What went well", ("well", "What should we keep doing?"));
        Section("What went wrong", ("wrong", "What made it worse, or longer?"));
        Section("Where we got lucky", ("lucky", "What would have made it worse, and did not happen by chance?"));
        Section("Action items", null);
        return text.ToString().TrimEnd('\n') + "\n";

        void Section(string heading, (string Name, string Question)? slot)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n");
            string name = NameOf(heading);
            if (facts.TryGetValue(name, out string? fact)) text.Append(FactBlocks.Write(name, fact)).Append('\n');
            if (slot is { } asked) text.Append(PostmortemSlots.Write(asked.Name, asked.Question)).Append('\n');
        }
    }

    /// <summary>The name of the facts below a heading.</summary>
    internal static string NameOf(string heading) => Slug.Of(heading);
}
