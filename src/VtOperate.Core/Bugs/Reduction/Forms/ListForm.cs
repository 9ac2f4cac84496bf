using System.Text;

namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>
/// A list of names as an input: one a line, in groups and groups of groups by what stands before their slashes, so that a whole folder can go at once. What the lines stand for (files, hunks, settings) is for the check to know.
/// </summary>
internal static class ListForm
{
    /// <summary>The content that holds these names in this order; they must not hold a line feed.</summary>
    internal static byte[] Write(IEnumerable<string> names)
    {
        var text = new StringBuilder();
        foreach (string name in names) text.Append(name).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The names in a content.</summary>
    internal static IReadOnlyList<string> Names(ReadOnlySpan<byte> content)
    {
        var names = new List<string>();
        for (int end = content.IndexOf((byte)'\n'); end >= 0; end = content.IndexOf((byte)'\n'))
        {
            names.Add(Encoding.UTF8.GetString(content[..end]));
            content = content[(end + 1)..];
        }

        return names;
    }

    /// <summary>The tree of a content: names one by one.</summary>
    internal static ReductionPart Flat(ReadOnlySpan<byte> content) => new(0, content.Length, Parts(Rows(content), -1)) { MayGo = false };

    /// <summary>The tree of a content whose names are paths, sorted: folders, then what is in them.</summary>
    internal static ReductionPart Grouped(ReadOnlySpan<byte> content) => new(0, content.Length, Parts(Rows(content), 0)) { MayGo = false };

    private static List<Row> Rows(ReadOnlySpan<byte> content)
    {
        var rows = new List<Row>();
        int at = 0;
        foreach (string name in Names(content))
        {
            int length = Encoding.UTF8.GetByteCount(name) + 1;
            rows.Add(new Row(name, at, at + length));
            at += length;
        }

        return rows;
    }

    // Where the names differ from on; -1 where they are taken one by one.
    private static List<ReductionPart> Parts(List<Row> rows, int from)
    {
        var parts = new List<ReductionPart>();
        for (int first = 0; first < rows.Count;)
        {
            string? group = from < 0 ? null : Group(rows[first].Name, from);
            int next = first + 1;
            while (group is not null && next < rows.Count && string.Equals(Group(rows[next].Name, from), group, StringComparison.Ordinal)) next++;
            if (group is null || next == first + 1)
            {
                parts.Add(new ReductionPart(rows[first].Start, rows[first].End));
            }
            else
            {
                List<Row> inner = rows.GetRange(first, next - first);
                int deeper = from + group.Length;
                parts.Add(new ReductionPart(inner[0].Start, inner[^1].End, () => Parts(inner, deeper)));
            }

            first = next;
        }

        return parts;
    }

    // The next folder of a path with its slash; null where the name itself is reached.
    private static string? Group(string name, int from)
    {
        int slash = from < name.Length ? name.IndexOf('/', from) : -1;
        return slash < 0 ? null : name[from..(slash + 1)];
    }

    private readonly record struct Row(string Name, int Start, int End);
}
