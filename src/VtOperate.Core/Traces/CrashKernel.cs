using System.Globalization;

namespace VtOperate.Core.Traces;

/// <summary>How a kernel tells of its own crash.</summary>
internal sealed class CrashKernel(string kind)
{
    // The fault status of ARM's memory management unit (ARM Architecture Reference Manual, short descriptors).
    private static readonly (int Value, string Name)[] s_faults =
    [
        (1, "Alignment Fault"), (3, "Access Flag Fault, Section"), (5, "Translation Fault, Section"), (6, "Access Flag Fault, Page"), (7, "Translation Fault, Page"), (9, "Domain Fault, Section"), (11, "Domain Fault, Page"),
        (13, "Permission Fault, Section"), (15, "Permission Fault, Page"),
    ];

    private string _kind = kind;
    private string? _access;

    /// <summary>Class, kind and access on lines of their own.</summary>
    internal string TypeText => $"Kernel failure\n{_kind}" + (_access is null ? "" : $"\n{_access}");

    /// <summary>Reads the line that starts a crash of a kernel, or answers null.</summary>
    internal static CrashKernel? TryRead(ReadOnlySpan<char> line)
    {
        int kasan = line.IndexOf("BUG: KASAN: ", StringComparison.Ordinal);
        if (kasan >= 0)
        {
            ReadOnlySpan<char> text = line[(kasan + 12)..];
            int end = text.IndexOf(" in ", StringComparison.Ordinal);
            int on = text.IndexOf(" on ", StringComparison.Ordinal);
            if (end < 0 || (on > 0 && on < end)) end = on;
            return end <= 0 ? null : new CrashKernel(Kind(text[..end]));
        }

        if (line.Contains("general protection fault", StringComparison.Ordinal)) return new CrashKernel("General-protection-fault");
        const string Panic = "Kernel panic - not syncing: ";
        int panic = line.IndexOf(Panic, StringComparison.Ordinal);
        if (panic >= 0) return new CrashKernel(line[(panic + Panic.Length)..].Trim().ToString().Replace(' ', '-'));
        int fault = line.IndexOf("Unhandled fault: ", StringComparison.Ordinal);
        if (fault < 0) fault = line.IndexOf("Unable to handle kernel ", StringComparison.Ordinal);
        return fault < 0 ? null : new CrashKernel(line.Contains("NULL pointer", StringComparison.Ordinal) ? "NULL pointer dereference" : "Unable to handle paging request");
    }

    /// <summary>Reads a line below the first that adds to the kind or access.</summary>
    internal bool Continues(ReadOnlySpan<char> line)
    {
        foreach (string access in (string[])["Read", "Write"])
        {
            int at = line.IndexOf(access + " of size ", StringComparison.Ordinal);
            if (at < 0) continue;
            ReadOnlySpan<char> rest = line[(at + access.Length + 9)..];
            int digits = 0;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
            if (digits > 0) _access ??= $"{access.ToUpperInvariant()} {rest[..digits]}";
            return true;
        }

        int oops = line.IndexOf("Internal error: Oops: ", StringComparison.Ordinal);
        if (oops < 0) return false;
        ReadOnlySpan<char> code = line[(oops + 22)..];
        int length = 0;
        while (length < code.Length && char.IsAsciiHexDigit(code[length])) length++;
        if (!int.TryParse(code[..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int status)) return false;
        string tried = (status & 0x800) != 0 ? "WRITE" : "READ";
        foreach ((int value, string name) in s_faults)
        {
            if ((status & 0xf) == value) _kind = $"{tried} {name} ({value})";
        }

        return true;
    }

    private static string Kind(ReadOnlySpan<char> text)
    {
        string kind = text.ToString().Replace(' ', '-');
        return char.ToUpperInvariant(kind[0]) + kind[1..];
    }
}
