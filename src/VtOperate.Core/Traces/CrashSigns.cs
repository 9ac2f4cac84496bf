namespace VtOperate.Core.Traces;

/// <summary>The lines by which sanitizers, runtimes, kernels and debuggers tell of a crash. Data by category, and what reads them.</summary>
internal static class CrashSigns
{
    // The undefined-behaviour sanitizer of Clang and GCC: what stands behind "runtime error: ".
    private static readonly (string Text, string Type)[] s_undefined =
    [
        ("division by zero", "Divide-by-zero"),
        ("call to function ", "Incorrect-function-pointer-type"),
        ("signed integer overflow", "Integer-overflow"),
        ("unsigned integer overflow", "Unsigned-integer-overflow"),
        ("negation of ", "Integer-overflow"),
        ("implicit conversion", "Integer-truncation"),
        ("which is not a valid value for type 'bool'", "Invalid-bool-value"),
        ("which is not a valid value for type", "Invalid-enum-value"),
        ("variable length array bound evaluates to non-positive value", "Non-positive-vla-bound-value"),
        ("with insufficient space for an object of type", "Object-size"),
        ("pointer index expression with base", "Pointer-overflow"),
        ("zero offset to null pointer", "Pointer-overflow"),
        ("addition of unsigned offset", "Pointer-overflow"),
        ("subtraction of unsigned offset", "Pointer-overflow"),
        ("upcast of null pointer", "Upcast-of-null-pointer"),
        ("null pointer", "Null-dereference"),
        ("null pointer passed as argument", "Invalid-null-argument"),
        ("null pointer returned from function", "Invalid-null-return"),
        ("shift exponent", "Undefined-shift"),
        ("left shift of ", "Undefined-shift"),
        ("out of bounds for type", "Index-out-of-bounds"),
        ("outside the range of representable values", "Float-cast-overflow"),
        ("misaligned address", "Misaligned-address"),
        ("execution reached an unreachable program point", "Unreachable code"),
        ("execution reached the end of a value-returning function", "No-return-value"),
        ("control flow integrity check for type", "Bad-cast"),
        ("downcast of ", "Bad-cast"),
        ("member call on address", "Bad-cast"),
        ("member access within address", "Bad-cast"),
        ("cast to virtual base of address", "Bad-cast"),
    ];

    // Names that sanitizers give to faults without a memory error.
    private static readonly (string Text, string Type)[] s_faults =
    [
        ("ABRT", "Abrt"), ("BUS", "Bus"), ("FPE", "Floating-point-exception"), ("ILL", "Ill"), ("TRAP", "Trap"), ("breakpoint", "Breakpoint"), ("illegal-instruction", "Ill"), ("int-divide-by-zero", "Divide-by-zero"), ("stack-overflow", "Stack-overflow"),
    ];

    private static readonly (string Text, string Type)[] s_reports =
    [
        ("attempting free on address", "Invalid-free"),
        ("attempting double-free", "Heap-double-free"),
        ("attempting to call malloc_usable_size", "Bad-malloc-usable-size"),
        ("out of memory", ""),
        ("requested allocation size", ""),
        ("allocator is out of memory", ""),
        ("allocation-size-too-big", ""),
        ("calloc parameters overflow", ""),
        ("unknown-crash", "UNKNOWN"),
        ("tag-mismatch", "Tag-mismatch"),
    ];

    private static readonly (string Text, string Type)[] s_fuzzer =
    [
        ("libFuzzer: deadly signal", "Fatal-signal"),
        ("libFuzzer: fuzz target overwrites its const input", "Overwrites-const-input"),
    ];

    private static readonly string[] s_exhausted =
    [
        "libFuzzer: out-of-memory", "Fatal process out of memory", "Allocation failed - process out of memory", "Out of memory. size=", "bytes failedAddressSanitizer:DEADLYSIGNAL", "Failure        : rss-limit-exceeded",
        "Failure              : rss-limit-exceeded", "========= RSS limit exceeded", "Failure              : heap-limit-exceeded", "Out of memory:",
    ];

    private static readonly string[] s_late = ["libFuzzer: timeout", "========= Per-input timeout exceeded", "========= Timeout of", "per-input-timeout-exceeded"];

    private static readonly (string Text, string Type)[] s_systemSan =
    [
        ("===BUG DETECTED: Shell corruption===", "Command injection"), ("===BUG DETECTED: Shell injection===", "Command injection"), ("===BUG DETECTED: Arbitrary domain name resolution===", "Arbitrary DNS resolution"),
        ("===BUG DETECTED: Arbitrary file open===", "Arbitrary file open"), ("## V8 sandbox violation detected!", "V8 sandbox violation"), ("V8 sandbox violation detected", "V8 sandbox violation"),
    ];

    /// <summary>Whether a line tells that memory or time ran out.</summary>
    internal static bool TryReadExhaustion(ReadOnlySpan<char> line, out CrashSign sign)
    {
        sign = default;
        foreach (string text in s_late)
        {
            if (line.Contains(text, StringComparison.Ordinal)) sign = new CrashSign("Timeout", CrashRank.Exhausted);
        }

        foreach (string text in s_exhausted)
        {
            if (line.Contains(text, StringComparison.Ordinal)) sign = new CrashSign("Out-of-memory", CrashRank.Exhausted);
        }

        if (sign.Type is null && line.Contains("memory allocation of ", StringComparison.Ordinal) && line.Contains(" bytes failed", StringComparison.Ordinal)) sign = new CrashSign("Out-of-memory", CrashRank.Exhausted);
        return sign.Type is not null;
    }

    /// <summary>Reads the head of a sanitizer's report.</summary>
    internal static bool TryReadSanitizer(ReadOnlySpan<char> line, out CrashSign sign, out ulong? address)
    {
        sign = default;
        address = null;
        int at = line.IndexOf("Sanitizer: ", StringComparison.Ordinal);
        if (at < 0)
        {
            return TryReadUndefined(line, out sign);
        }

        bool warning = line[..at].Contains("WARNING", StringComparison.Ordinal);
        if (!warning && !line[..at].Contains("ERROR", StringComparison.Ordinal)) return false;
        ReadOnlySpan<char> text = line[(at + "Sanitizer: ".Length)..];
        if (warning && !text.StartsWith("use-of-uninitialized-value", StringComparison.Ordinal) && !line[..at].EndsWith("Thread", StringComparison.Ordinal)) return false;
        address = Address(text);
        foreach ((string word, string type) in s_reports)
        {
            if (!text.StartsWith(word, StringComparison.Ordinal)) continue;
            sign = type.Length == 0 ? new CrashSign("Out-of-memory", CrashRank.Exhausted) : new CrashSign(type, CrashRank.Report);
            return true;
        }

        if (text.StartsWith("detected memory leaks", StringComparison.Ordinal)) return false;
        if (text.StartsWith("SEGV", StringComparison.Ordinal) || text.StartsWith("access-violation", StringComparison.Ordinal))
        {
            sign = new CrashSign(address is null ? "Segv on unknown address" : "UNKNOWN", CrashRank.Fault);
            return true;
        }

        foreach ((string word, string type) in s_faults)
        {
            if (!text.StartsWith(word, StringComparison.Ordinal)) continue;
            sign = new CrashSign(type, word == "stack-overflow" ? CrashRank.Report : CrashRank.Signal);
            return true;
        }

        int end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_')) end++;
        if (text.StartsWith("data race", StringComparison.Ordinal)) end = "data race".Length;
        if (end < 3) return false;
        sign = new CrashSign(Capital(text[..end]), CrashRank.Report);
        return true;
    }

    /// <summary>Reads a line of the undefined-behaviour sanitizer; the longest phrase that fits counts.</summary>
    internal static bool TryReadUndefined(ReadOnlySpan<char> line, out CrashSign sign)
    {
        sign = default;
        int at = line.IndexOf(": runtime error: ", StringComparison.Ordinal);
        if (at <= 0 || !char.IsAsciiDigit(line[at - 1])) return false;
        ReadOnlySpan<char> text = line[(at + ": runtime error: ".Length)..];
        int length = 0;
        foreach ((string phrase, string type) in s_undefined)
        {
            if (phrase.Length <= length || !text.Contains(phrase, StringComparison.Ordinal)) continue;
            if (phrase is "null pointer" or "zero offset to null pointer" && length > 0 && sign.Type is not "Null-dereference") continue;
            sign = new CrashSign(type, CrashRank.Report, type == "Bad-cast" ? BadCast(text) : null);
            length = phrase.Length;
        }

        return length > 0;
    }

    /// <summary>Reads lines of other tools that name a crash outright.</summary>
    internal static bool TryReadOther(ReadOnlySpan<char> line, out CrashSign sign)
    {
        sign = default;
        foreach ((string text, string type) in s_systemSan)
        {
            if (!line.Contains(text, StringComparison.Ordinal)) continue;
            sign = new CrashSign(type, CrashRank.Report);
            return true;
        }

        foreach ((string text, string type) in s_fuzzer)
        {
            if (!line.Contains(text, StringComparison.Ordinal)) continue;
            sign = new CrashSign(type, type == "Fatal-signal" ? CrashRank.Signal : CrashRank.Report);
            return true;
        }

        const string Library = "error while loading shared libraries: ";
        int at = line.IndexOf(Library, StringComparison.Ordinal);
        if (at >= 0 && line[(at + Library.Length)..].IndexOf(':') is var colon and > 0)
        {
            sign = new CrashSign("Missing-library", CrashRank.Assertion, line.Slice(at + Library.Length, colon).ToString());
            return true;
        }

        foreach (string leak in (string[])["Direct leak of ", "Indirect leak of "])
        {
            if (!line.StartsWith(leak, StringComparison.Ordinal)) continue;
            sign = new CrashSign(leak[0] == 'D' ? "Direct-leak" : "Indirect-leak", CrashRank.Report);
            return true;
        }

        const string Program = "Program received signal ";
        if (line.Contains(Program, StringComparison.Ordinal))
        {
            ReadOnlySpan<char> name = line[(line.IndexOf(Program, StringComparison.Ordinal) + Program.Length)..];
            int comma = name.IndexOf(',');
            if (comma > 0) sign = new CrashSign(name[..comma].ToString(), CrashRank.Report);
            return comma > 0;
        }

        return false;
    }

    /// <summary>Reads a line about a signal: <c>Received signal 11 ...</c>, <c>signal 11 (SIGSEGV), code 1, fault addr 0x0</c>.</summary>
    internal static bool TryReadSignal(ReadOnlySpan<char> line, out CrashSign sign, out ulong? address)
    {
        sign = default;
        address = null;
        int received = line.IndexOf("Received signal ", StringComparison.Ordinal), fatal = line.IndexOf("signal ", StringComparison.Ordinal);
        if (received >= 0)
        {
            ReadOnlySpan<char> rest = line[(received + "Received signal ".Length)..];
            int digits = 0;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
            if (digits == 0) return false;
            address = LastHex(rest);
            sign = new CrashSign(rest[..digits] is "11" ? "UNKNOWN" : rest[..digits] is "6" ? "Abrt" : "UNKNOWN", rest[..digits] is "11" ? CrashRank.Fault : CrashRank.Signal);
            return true;
        }

        if (fatal < 0 || !line[fatal..].Contains("(SIG", StringComparison.Ordinal)) return false;
        bool abort = line[fatal..].Contains("(SIGABRT)", StringComparison.Ordinal);
        int where = line.IndexOf("fault addr ", StringComparison.Ordinal);
        if (where >= 0) address = LastHex(line[(where + 11)..]);
        sign = new CrashSign("UNKNOWN", abort ? CrashRank.Signal : CrashRank.Fault);
        return true;
    }

    /// <summary>What a note below a wrong cast says the object really is, or null.</summary>
    internal static string? CastFrom(ReadOnlySpan<char> line)
    {
        int at = line.IndexOf(": note: ", StringComparison.Ordinal);
        if (at < 0) return null;
        ReadOnlySpan<char> text = line[(at + 8)..];
        foreach (string words in (string[])["object is of type ", "vtable is of type "])
        {
            if (text.StartsWith(words, StringComparison.Ordinal)) return text[words.Length..].Trim('\'').ToString();
        }

        return text.StartsWith("object has invalid vptr", StringComparison.Ordinal) ? "invalid vptr" : null;
    }

    private static string BadCast(ReadOnlySpan<char> text)
    {
        int quoted = text.IndexOf("check for type '", StringComparison.Ordinal), plain = text.IndexOf("object of type ", StringComparison.Ordinal);
        ReadOnlySpan<char> type = quoted >= 0 ? text[(quoted + 16)..] : plain >= 0 ? text[(plain + 15)..].Trim('\'') : [];
        if (quoted >= 0 && type.IndexOf("' failed", StringComparison.Ordinal) is var end and > 0) type = type[..end];
        return $"Bad-cast to {type}";
    }

    /// <summary>The address in <c>on address 0x1</c>, <c>on unknown address 0x1</c>; null when there is none.</summary>
    private static ulong? Address(ReadOnlySpan<char> text)
    {
        int at = text.IndexOf("address 0x", StringComparison.Ordinal);
        return at < 0 ? null : Hex(text[(at + 10)..]);
    }

    private static ulong? LastHex(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        int start = text.Length;
        while (start > 0 && char.IsAsciiHexDigit(text[start - 1])) start--;
        return text.Length - start < 2 ? null : Hex(text[start..]);
    }

    private static ulong? Hex(ReadOnlySpan<char> text)
    {
        int digits = 0;
        ulong value = 0;
        while (digits < text.Length && digits < 16 && char.IsAsciiHexDigit(text[digits])) value = (value << 4) + (uint)Convert.ToInt32(text[digits++].ToString(), 16);
        return digits == 0 ? null : value;
    }

    private static string Capital(ReadOnlySpan<char> text) => char.ToUpperInvariant(text[0]) + text[1..].ToString();
}
