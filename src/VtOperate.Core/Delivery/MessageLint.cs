using System.Globalization;
using VtOperate.Core.Incidents;

namespace VtOperate.Core.Delivery;

/// <summary>Finds what a message should not say, or does not say and should. A net and no proof: it reads English words and forms. Pure.</summary>
internal static class MessageLint
{
    private static readonly string[] s_ahead = ["will", "should", "expect", "expected", "going to", "by", "within", "until", "latest", "estimate", "estimated", "hopefully", "soon", "shortly"];
    private static readonly string[] s_over = ["fixed", "fix", "resolved", "resolve", "restored", "restore", "solved", "recovered", "recover", "recovery", "back", "working again", "available", "repaired", "over", "normal"];
    private static readonly string[] s_vague = ["soon", "shortly", "tomorrow", "tonight", "today", "this afternoon", "this evening", "momentarily", "in no time", "any minute"];
    private static readonly string[] s_units = ["s", "sec", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "day", "days"];

    /// <summary>What was found, in the order of the lines.</summary>
    /// <param name="message">The message.</param>
    /// <param name="people">Who has a role in the incident.</param>
    /// <param name="nextUpdate">The time of the next update as the text says it; null when none is planned.</param>
    /// <param name="hasNews">Whether a person said something of his own.</param>
    /// <param name="acronyms">Acronyms that every reader knows.</param>
    internal static IReadOnlyList<CheckProblem> Check(IncidentMessage message, IReadOnlyList<string> people, string? nextUpdate, bool hasNews, IReadOnlyCollection<string> acronyms)
    {
        List<CheckProblem> found = [];
        bool isForCustomers = message.IsPublic || message.Audience == "support";
        bool isForExperts = message.Audience == IncidentAudience.Responders;
        string[] lines = [message.Subject, .. message.Text.Split('\n')];
        var explained = new HashSet<string>(acronyms, StringComparer.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            int line = i + 1;
            void Found(string id, CheckSeverity severity, string text, string? repair) => found.Add(new CheckProblem(id, message.Template ?? "", line, severity, text, repair));
            CheckSeverity grave = message.IsPublic ? CheckSeverity.Error : CheckSeverity.Warning;
            if (!isForExperts)
            {
                foreach (string sentence in lines[i].Split(['.', '!', '?', ';'], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (Promises(sentence)) Found(MessageProblem.PromisedTime, grave, $"It promises a time: '{sentence.Trim()}'.", "Say what is done and when the next update comes, not when it will be over.");
                }

                foreach (string name in MessageWords.Acronyms(lines[i]))
                {
                    if (explained.Add(name)) Found(MessageProblem.Acronym, CheckSeverity.Warning, $"'{name}' is not explained.", $"Write it out, or list it below templates.acronyms in .vtoperate.yml.");
                }
            }

            if (isForCustomers)
            {
                foreach (string host in MessageWords.Hosts(lines[i])) Found(MessageProblem.HostName, grave, $"'{host}' looks like the name of a machine.", "Say what customers cannot do instead.");
                if (Holds(lines[i], "outage") is not null) Found(MessageProblem.Outage, CheckSeverity.Warning, "'Outage' says that nothing works at all.", "Say incident or degradation unless that is so.");
                if (message.IsPublic && lines[i].Contains(MessageValues.Unknown, StringComparison.Ordinal)) Found(MessageProblem.UnknownOutside, CheckSeverity.Warning, $"It tells people outside '{MessageValues.Unknown}'.", $"Record it first: Update-Incident {message.IncidentId}.");
                foreach (string person in people)
                {
                    if (message.IsPublic && Holds(lines[i], person) is not null) Found(MessageProblem.Blame, grave, $"It names a person: '{person}'.", "Say the team.");
                }
            }

            foreach (string words in BlameWords.All)
            {
                if (Holds(lines[i], words) is { } said)
                {
                    Found(MessageProblem.Blame, grave, $"'{said}' lays blame.", "Say what the system allowed.");
                    break;
                }
            }
        }

        if (!MessageStage.IsLast(message.Stage) && (nextUpdate is null || !message.Text.Contains(nextUpdate, StringComparison.Ordinal)))
            found.Add(new CheckProblem(MessageProblem.NextUpdateMissing, message.Template ?? "", lines.Length, CheckSeverity.Warning, "It does not say when the next update comes.", nextUpdate is null ? "Give -NextUpdate." : "Write {{next.update}} in the template."));
        if (message.IsPublic && !hasNews && message.Stage is not MessageStage.WithoutNews and not MessageStage.Resolved)
            found.Add(new CheckProblem(MessageProblem.EffectMissing, message.Template ?? "", 1, CheckSeverity.Information, "It does not say in your words what customers cannot do, and what they can do instead.", "Give -Message."));
        return found;
    }

    private static bool Promises(string sentence)
    {
        string text = sentence.Trim();
        if (text.StartsWith("next update", StringComparison.OrdinalIgnoreCase)) return false;
        if (Holds(text, "ETA") is not null || Holds(text, "estimated time") is not null) return true;
        return HoldsAny(text, s_ahead) && HoldsAny(text, s_over) && (HoldsAny(text, s_vague) || HasTime(text));
    }

    // "14:30", "2 hours", "30min": a number with a colon between digits, or a number with a unit of time.
    private static bool HasTime(string text)
    {
        string[] words = text.Split([' ', ',', '(', ')', '"', '\''], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            int digits = 0;
            while (digits < words[i].Length && char.IsAsciiDigit(words[i][digits])) digits++;
            if (digits == 0) continue;
            string rest = words[i][digits..];
            if (rest.Length > 2 && rest[0] == ':' && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2])) return true;
            if (s_units.Contains(rest.ToLower(CultureInfo.InvariantCulture)) || rest.Equals("pm", StringComparison.OrdinalIgnoreCase) || rest.Equals("am", StringComparison.OrdinalIgnoreCase)) return true;
            if (rest.Length == 0 && i + 1 < words.Length && s_units.Contains(words[i + 1].ToLower(CultureInfo.InvariantCulture))) return true;
        }

        return false;
    }

    private static bool HoldsAny(string text, string[] words)
    {
        foreach (string word in words)
        {
            if (Holds(text, word) is not null) return true;
        }

        return false;
    }

    private static string? Holds(string text, string words) => words.Length == 0 ? null : BlameWords.Find(text, words);
}
