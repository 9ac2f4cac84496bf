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

    /// <summary>The requirements in the order of the text.</summary>
    public static IReadOnlyList<RequirementText> Read(string text, CancellationToken stop)
    {
        var found = new List<RequirementText>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        Open? open = null;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            stop.ThrowIfCancellationRequested();
            if (RequirementLine.Parse(line.Text) is { } start)
            {
                Close(open, found, known);
                open = new Open(start, line.Number);
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

    private static void Close(Open? open, List<RequirementText> found, HashSet<string> known)
    {
        if (open is null || !known.Add(open.Start.Id)) return;
        found.Add(new RequirementText(open.Start.Id, open.Text, open.Line, IsRetired(open.Start.Marker)) { LastLine = open.LastLine });
    }

    private static bool IsRetired(string marker)
    {
        foreach (string word in s_retired)
        {
            if (marker.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>A requirement whose lines are still being gathered.</summary>
    private sealed class Open(RequirementLine start, int line)
    {
        private readonly StringBuilder _text = new(start.Text);
        private bool _hasBody;
        private bool _afterBlank;

        public RequirementLine Start => start;

        public int Line { get; } = line;

        public int LastLine { get; private set; } = line;

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
