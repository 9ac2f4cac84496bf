using System.Buffers.Text;
using System.Text;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History;

/// <summary>Reads commit objects. Only the tree and the parents must be in order; whatever else is missing or broken gives an empty answer, as in old and converted repositories.</summary>
public static class CommitParser
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads what history needs: tree, parents, time of commit.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when it does not start as a commit does.</exception>
    public static CommitNode ParseNode(in ObjectId id, ReadOnlySpan<byte> content, bool isBoundary)
    {
        ReadOnlySpan<byte> rest = content;
        if (!TryTake(ref rest, "tree "u8, out ReadOnlySpan<byte> value) || !ObjectId.TryParse(value, out ObjectId tree))
            throw new OperationException(ErrorId.ObjectUnreadable, id.ToString(), $"The commit {id} is damaged: it names no tree.");
        List<ObjectId>? parents = null;
        while (TryTake(ref rest, "parent "u8, out value))
        {
            if (!ObjectId.TryParse(value, out ObjectId parent)) throw new OperationException(ErrorId.ObjectUnreadable, id.ToString(), $"The commit {id} is damaged: a parent is no object id.");
            if (!isBoundary) (parents ??= new List<ObjectId>(2)).Add(parent);
        }

        return new CommitNode(id, tree, parents is null ? [] : parents.ToArray(), ReadSignature(FindHeader(rest, "committer "u8), out _, out _, out _), isBoundary);
    }

    /// <summary>Reads author, times and message.</summary>
    public static CommitText ParseText(ReadOnlySpan<byte> content)
    {
        long authored = ReadSignature(FindHeader(content, "author "u8), out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> email, out int authorZone);
        long committed = ReadSignature(FindHeader(content, "committer "u8), out _, out _, out int committerZone);
        Encoding? named = FindEncoding(FindHeader(content, "encoding "u8));
        int end = content.IndexOf("\n\n"u8);
        string message = end < 0 ? "" : Decode(content[(end + 2)..], named);
        return new CommitText(Decode(name, named), Decode(email, named), At(authored, authorZone), At(committed, committerZone), FirstLine(message), message);
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!rest.StartsWith(key)) return false;
        int end = rest.IndexOf((byte)'\n');
        if (end < 0) end = rest.Length;
        value = rest[key.Length..end];
        rest = rest[Math.Min(end + 1, rest.Length)..];
        return true;
    }

    // Empty when there is none. Lines that start with a blank continue the header before them, such as a signature.
    private static ReadOnlySpan<byte> FindHeader(ReadOnlySpan<byte> content, ReadOnlySpan<byte> key)
    {
        while (!content.IsEmpty && content[0] != '\n')
        {
            int end = content.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? content : content[..end];
            if (line.StartsWith(key)) return line[key.Length..];
            if (end < 0) break;
            content = content[(end + 1)..];
        }

        return [];
    }

    // "Name <address> seconds zone"; the seconds are 0 where they cannot be read.
    private static long ReadSignature(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> email, out int zone)
    {
        int close = line.LastIndexOf((byte)'>'), open = close < 0 ? -1 : line[..close].LastIndexOf((byte)'<');
        name = (open < 0 ? [] : line[..open]).Trim((byte)' ');
        email = open < 0 ? [] : line[(open + 1)..close];
        zone = 0;
        ReadOnlySpan<byte> time = line[(close + 1)..].TrimStart((byte)' ');
        if (!Utf8Parser.TryParse(time, out long seconds, out int used)) return 0;
        zone = Zone(time[used..].Trim((byte)' '));
        return seconds;
    }

    // "+0530" in minutes; 0 for what is none.
    private static int Zone(ReadOnlySpan<byte> text)
    {
        if (text.Length < 5 || text[0] is not ((byte)'+' or (byte)'-') || !Utf8Parser.TryParse(text[1..5], out int digits, out int used) || used != 4) return 0;
        int minutes = ((digits / 100) * 60) + (digits % 100);
        if (minutes > 14 * 60) return 0;
        return text[0] == '-' ? -minutes : minutes;
    }

    private static DateTimeOffset At(long seconds, int zone)
    {
        // A day is left at both ends so that no zone leads out of what a date can say.
        const long Earliest = -62_135_596_800 + 86_400, Latest = 253_402_300_799 - 86_400;
        return DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, Earliest, Latest)).ToOffset(TimeSpan.FromMinutes(zone));
    }

    private static Encoding? FindEncoding(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return null;
        string text = Encoding.ASCII.GetString(name).Trim();
        try
        {
            Encoding named = CodePagesEncodingProvider.Instance.GetEncoding(text) ?? Encoding.GetEncoding(text);

            // Git itself cannot store what has a zero byte in every letter; such a name is a lie.
            return named is UnicodeEncoding or UTF32Encoding ? null : named;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            // UTF-7 exists, and .NET refuses it.
            return null;
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding? named)
    {
        if (named is not null) return named.GetString(bytes);
        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static string FirstLine(string message)
    {
        foreach (ReadOnlySpan<char> line in message.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace()) return line.Trim().ToString();
        }

        return "";
    }
}
