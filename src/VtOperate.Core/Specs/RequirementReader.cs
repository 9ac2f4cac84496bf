using System.Text;

namespace VtOperate.Core.Specs;

/// <summary>
/// Finds the requirements of a specification by their ids: in list items, table rows, headings and paragraphs, bold or plain. A line that only mentions
/// an id is none. An id that stands twice counts where it stands first. Pure; time is linear in the text.
/// </summary>
public static class RequirementReader
{
    private static readonly string[] s_retired =
    [
        "deleted", "removed", "retired", "superseded", "deprecated", "withdrawn", "obsolete", "dropped", "merged into",
        "削除", "廃止", "삭제", "폐기", "eliminado", "removido", "удален",
    ];

    private static readonly string[] s_deferred = ["deferred", "postponed", "future", "later phase", "out of scope", "not yet", "phase 2", "v2", "보류", "延期", "aplazado", "adiado", "отложен"];

    /// <summary>The requirements in the order of the text. An id that is defined again tells the further lines.</summary>
    public static IReadOnlyList<RequirementText> Read(string text, CancellationToken stop)
    {
        var found = new List<RequirementText>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        Open? open = null;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            stop.ThrowIfCancellationRequested();
            if (RequirementLine.Parse(line.Text) is { } start)
            {
                Close(open, found, known);
                open = new Open(start, line.Number, line.Struck is not null && start.Text.Length == 0 ? line.Struck : null);
            }
            else if (line.Struck is not null && RequirementLine.Parse(line.Struck) is { } struck)
            {
                Close(open, found, known);
                open = null;
                Close(new Open(struck, line.Number, struck.Text), found, known);
            }
            else if (open is not null && !open.Take(line))
            {
                Close(open, found, known);
                open = null;
            }
        }

        Close(open, found, known);
        return found;
    }

    private static void Close(Open? open, List<RequirementText> found, Dictionary<string, int> known)
    {
        if (open is null) return;
        if (known.TryGetValue(open.Start.Id, out int first))
        {
            // A table that lists the requirements again restates them.
            if (open.Start.Form != RequirementForm.TableRow) found[first] = found[first] with { DuplicateLines = found[first].DuplicateLines.Append(open.Line).ToArray() };
            return;
        }

        known.Add(open.Start.Id, found.Count);
        bool isStruck = open.Struck is not null && open.Text == open.Start.Text;
        RequirementState state = isStruck ? RequirementState.Retired : StateOf(open.Start.Marker, open.Text);
        found.Add(new RequirementText(open.Start.Id, open.Text, open.Line, state) { StateSaid = isStruck ? "struck out" : open.Start.Marker, LastLine = open.LastLine });
    }

    /// <summary>What a marker such as <c>superseded 2026-01-15</c> or the text itself says of a requirement.</summary>
    internal static RequirementState StateOf(string marker, string text)
    {
        if (Says(marker, s_retired)) return RequirementState.Retired;
        if (Says(marker, s_deferred)) return RequirementState.Deferred;
        return text.Length == 0 || text.Contains("NEEDS CLARIFICATION", StringComparison.OrdinalIgnoreCase) ? RequirementState.Unclear : RequirementState.Active;
    }

    private static bool Says(string marker, string[] words) => marker.Length > 0 && words.Any(word => marker.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A requirement whose lines are still being gathered.</summary>
    private sealed class Open(RequirementLine start, int line, string? struck)
    {
        private readonly StringBuilder _text = new(start.Text);
        private bool _hasBody;
        private bool _afterBlank;

        public RequirementLine Start => start;

        public int Line { get; } = line;

        public int LastLine { get; private set; } = line;

        /// <summary>What of its line is struck out, where nothing else says what it demands.</summary>
        public string? Struck => struck;

        public string Text => _text.ToString();

        /// <summary>Adds a line when it belongs to the requirement; false when the requirement has ended.</summary>
        public bool Take(SpecLine next)
        {
            string text = next.Text;
            string words = text.TrimStart();
            if (words.Length == 0)
            {
                // The words of a heading stand below it after a blank line; those of a list item may be parted by one.
                _afterBlank = true;
                return start.Form == RequirementForm.ListItem || (start.Form == RequirementForm.Heading && !_hasBody);
            }

            if (start.Form == RequirementForm.TableRow || words[0] is '#' or '|') return false;
            bool isBelow = start.Form == RequirementForm.ListItem && text.Length - words.Length > start.Indent;
            bool goesOn = start.Form == RequirementForm.Heading || (!_afterBlank && !RequirementLine.BeginsItem(words));
            if (!isBelow && !goesOn) return false;
            _afterBlank = false;
            _hasBody = true;
            LastLine = next.Number;
            if (_text.Length > 0) _text.Append(' ');
            _text.Append(words);
            return true;
        }
    }
}
