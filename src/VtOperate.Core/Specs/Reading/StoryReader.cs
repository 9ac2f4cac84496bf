using System.Text;

namespace VtOperate.Core.Specs.Reading;

/// <summary>Finds the acceptance scenarios and edge cases of a specification by its headings and lists. Pure; headings may be translated as long as a story has its number.</summary>
internal static class StoryReader
{
    private static readonly string[] s_edgeHeadings =
        ["edge case", "corner case", "boundary", "엣지", "예외", "エッジ", "例外", "边缘", "邊緣", "casos límite", "casos limite", "casos extremos", "casos de borda", "граничные", "крайние", "cas limites", "grenzfälle", "randfälle"];

    /// <summary>The scenarios in the order of the text.</summary>
    public static IReadOnlyList<SpecScenario> Read(string text, string file)
    {
        var found = new List<SpecScenario>();
        Story? story = null;
        int storyLevel = 0;
        bool inEdges = false;
        int edgeLevel = 0;
        StringBuilder? open = null;
        (int Line, int Indent) begun = default;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            string words = line.Text.TrimStart();
            if (words.Length == 0) continue;
            if (words[0] == '#')
            {
                Close();
                int level = words.TakeWhile(sign => sign == '#').Count();
                string title = words[level..].Trim();
                if (Story.Of(title) is { } next) (story, storyLevel, inEdges) = (next, level, false);
                else if (IsEdge(title)) (inEdges, edgeLevel) = (true, level);
                else if (level <= storyLevel) story = null;
                if (inEdges && level <= edgeLevel && !IsEdge(title)) inEdges = false;
                continue;
            }

            int indent = line.Text.Length - words.Length, marker = Marker(words);
            if (marker > 0 && (open is null || indent <= begun.Indent))
            {
                Close();
                if (story is null && !inEdges) continue;
                open = new StringBuilder(words[marker..].Trim());
                begun = (line.Number, indent);
            }
            else if (open is not null && (indent > begun.Indent || marker == 0))
            {
                open.Append(' ').Append(marker > 0 ? words[marker..].Trim() : words.TrimEnd());
            }
        }

        Close();
        return found;

        void Close()
        {
            if (open is null) return;
            string said = open.ToString();
            open = null;
            if (inEdges) found.Add(new SpecScenario(story?.Id ?? "", story?.Title ?? "", story?.Priority, said, true, file, begun.Line));
            else if (story is not null && IsScenario(said)) found.Add(new SpecScenario(story.Id, story.Title, story.Priority, said, false, file, begun.Line));
        }
    }

    private static bool IsEdge(string title) => s_edgeHeadings.Any(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));

    // "**Given** a cart, **When** ..." in any language has two bold words at least.
    private static bool IsScenario(string text)
    {
        int words = 0;
        foreach (string word in (string[])["given", "when", "then"])
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) words++;
        }

        if (words >= 2) return true;
        int bold = 0;
        for (int at = text.IndexOf("**", StringComparison.Ordinal); at >= 0; at = text.IndexOf("**", at + 2, StringComparison.Ordinal)) bold++;
        return bold >= 4;
    }

    private static int Marker(string words)
    {
        if (words[0] is '-' or '*' or '+' && words.Length > 1 && words[1] == ' ') return 2;
        int digits = 0;
        while (digits < words.Length && char.IsAsciiDigit(words[digits])) digits++;
        return digits > 0 && digits + 1 < words.Length && words[digits] is '.' or ')' && words[digits + 1] == ' ' ? digits + 2 : 0;
    }

    private sealed record Story(string Id, string Title, string? Priority)
    {
        // "User Story 1 - Title (Priority: P1)", "US-1: Title (P0)", "US1 (P1) — Title", and a translated word with a number and a priority.
        public static Story? Of(string heading)
        {
            string words = heading.Trim('*', ' ');
            string? priority = PriorityOf(words);
            int at = -1;
            foreach (string word in (string[])["User Story ", "User Story-", "Story ", "US-", "US"])
            {
                if (words.StartsWith(word, StringComparison.OrdinalIgnoreCase) && words.Length > word.Length && char.IsAsciiDigit(words[word.Length])) (at, _) = (word.Length, 0);
                if (at >= 0) break;
            }

            if (at < 0 && priority is not null)
            {
                at = words.AsSpan().IndexOfAnyInRange('0', '9');
                if (at > 0 && words[at - 1] is 'P' or 'p') at = words.StartsWith(priority, StringComparison.OrdinalIgnoreCase) ? 1 : -1;
            }

            if (at < 0) return null;
            int end = at;
            while (end < words.Length && char.IsAsciiDigit(words[end])) end++;
            string number = words[at..end].TrimStart('0');
            string title = words[end..].TrimStart(' ', '-', '–', '—', ':', '：', '.');
            if (priority is not null)
            {
                int open = title.LastIndexOfAny(['(', '（']);
                int close = open < 0 ? -1 : title.IndexOfAny([')', '）'], open);
                if (close > 0 && title[open..close].Contains(priority, StringComparison.OrdinalIgnoreCase)) title = (title[..open] + title[(close + 1)..]).Trim(' ', '-', '–', '—', ':');
            }

            return new Story("US" + (number.Length == 0 ? "0" : number), title, priority);
        }

        private static string? PriorityOf(string words)
        {
            for (int at = words.IndexOf('P', StringComparison.Ordinal); at >= 0; at = words.IndexOf('P', at + 1))
            {
                bool begins = at == 0 || !char.IsLetterOrDigit(words[at - 1]);
                if (begins && at + 1 < words.Length && char.IsAsciiDigit(words[at + 1]) && (at + 2 == words.Length || !char.IsLetterOrDigit(words[at + 2]))) return words.Substring(at, 2);
            }

            return null;
        }
    }
}
