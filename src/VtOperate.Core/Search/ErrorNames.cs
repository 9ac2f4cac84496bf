using VtOperate.Core.Documents;

namespace VtOperate.Core.Search;

/// <summary>
/// What the same failure is called by different platforms, and what they print for it: who pastes "Object reference not set" means a NullReferenceException, and the note of
/// the colleague who met it in Java says NullPointerException.
/// </summary>
internal static class ErrorNames
{
    // Names first, then what is printed; both in lower case.
    private static readonly (string[] Names, string[] Messages)[] s_errors =
    [
        (["NullReferenceException", "NullPointerException"], ["object reference not set", "null pointer", "null reference", "cannot invoke because"]),
        (["OutOfMemoryException", "OutOfMemoryError", "OOMKilled", "OOM", "MemoryError"], ["out of memory", "memory exhausted", "exhausted memory", "cannot allocate memory", "heap space", "heap limit"]),
        (["StackOverflowException", "StackOverflowError", "RecursionError"], ["stack overflow", "maximum recursion depth", "maximum call stack"]),
        (["TimeoutException", "TimeoutError", "ETIMEDOUT"], ["timed out", "deadline exceeded", "operation has timed out"]),
        (["FileNotFoundException", "FileNotFoundError", "ENOENT"], ["no such file or directory", "could not find file", "cannot find the file"]),
        (["UnauthorizedAccessException", "AccessDeniedException", "PermissionError", "EACCES"], ["permission denied", "access is denied", "access to the path"]),
        (["ECONNREFUSED", "ConnectException"], ["connection refused", "actively refused"]),
        (["ECONNRESET"], ["connection reset", "reset by peer", "forcibly closed"]),
        (["EADDRINUSE"], ["address already in use", "only one usage of each socket address"]),
        (["ENOTFOUND", "UnknownHostException"], ["name or service not known", "no such host", "could not resolve host", "name resolution"]),
        (["EMFILE"], ["too many open files"]),
        (["ENOSPC"], ["no space left", "disk full", "disk is full", "not enough space on the disk"]),
        (["IndexOutOfRangeException", "ArrayIndexOutOfBoundsException", "IndexError"], ["index was outside the bounds", "index out of range", "index out of bounds"]),
        (["KeyNotFoundException", "KeyError"], ["given key was not present", "key not found"]),
        (["ObjectDisposedException"], ["cannot access a disposed object"]),
        (["InvalidCastException", "ClassCastException"], ["unable to cast object", "cannot be cast"]),
        (["DbUpdateConcurrencyException", "OptimisticLockException", "StaleObjectStateException"], ["row was updated or deleted by another transaction", "optimistic concurrency"]),
    ];

    /// <summary>The names that may stand for a failure that a text prints or names, each with the words of the text it stands for; none for most texts.</summary>
    public static IEnumerable<(string Name, string Said)> In(string text)
    {
        foreach ((string[] names, string[] messages) in s_errors)
        {
            string? said = Array.Find(messages, message => text.Contains(message, StringComparison.OrdinalIgnoreCase))
                ?? Array.Find(names, name => WholeWord.Stands(text, name, StringComparison.Ordinal));
            if (said is null) continue;
            foreach (string name in names)
            {
                if (!name.Equals(said, StringComparison.Ordinal)) yield return (name, said);
            }
        }
    }
}
