using System.Buffers;
using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Traces;

/// <summary>Lines of a text or a log file of any size, one at a time, each cut to what a reader of traces looks at.</summary>
public static class LogLines
{
    private const int SampleSize = 8192;
    private const int BufferSize = 1 << 15;

    /// <summary>Opens a log file. The caller disposes of the stream.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.PathNotFound"/> when it is not there, <see cref="ErrorId.FileUnreadable"/> when it is a folder or cannot be read.</exception>
    public static Stream Open(IFileStore files, string path)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (!files.FileExists(path))
        {
            throw files.FolderExists(path)
                ? new OperationException(ErrorId.FileUnreadable, path, $"'{path}' is a folder, not a log file.")
                : new OperationException(ErrorId.PathNotFound, path, $"The log file '{path}' does not exist.");
        }

        return files.OpenRead(path);
    }

    /// <summary>The lines of a log file. UTF-8 unless a byte order mark says UTF-16 or UTF-32; bytes that are not valid become the replacement character.</summary>
    /// <param name="stream">The file, at its start. The caller disposes of it.</param>
    /// <param name="path">Its name, for errors.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.InputNotText"/> when it is binary, <see cref="ErrorId.FileUnreadable"/> when reading fails; thrown while the lines are taken.</exception>
    public static IEnumerable<string> Read(Stream stream, string path, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(path);
        return Reading(stream, path, stop);
    }

    /// <summary>The lines of a text, without their ends; a line that is too long is cut to <see cref="StackTraceReader.MaxLineLength"/> characters.</summary>
    public static IEnumerable<string> Split(TextReader text, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Splitting(text, stop);
    }

    /// <summary>The line without colours and other terminal sequences, and without a carriage return at its end.</summary>
    internal static string WithoutControls(string line)
    {
        int escape = line.IndexOf('\u001b', StringComparison.Ordinal);
        if (escape < 0) return line.Length > 0 && line[^1] == '\r' ? line.TrimEnd('\r') : line;
        var clean = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != '\u001b')
            {
                clean.Append(line[i]);
                continue;
            }

            // A control sequence is ESC [ parameters, ended by a letter or another character from @ on.
            if (i + 1 >= line.Length || line[i + 1] != '[') continue;
            i += 2;
            while (i < line.Length && line[i] < '@') i++;
        }

        return clean.ToString().TrimEnd('\r');
    }

    private static IEnumerable<string> Reading(Stream stream, string path, CancellationToken stop)
    {
        byte[] sample = new byte[SampleSize];
        int length = Guarded(path, () => stream.ReadAtLeast(sample, SampleSize, throwOnEndOfStream: false));
        Encoding encoding = Detect(sample.AsSpan(0, length), path);
        using var text = new StreamReader(new PrefixedStream(sample.AsMemory(0, length), stream), encoding, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
        using IEnumerator<string> lines = Splitting(text, stop).GetEnumerator();
        while (Guarded(path, lines.MoveNext)) yield return lines.Current;
    }

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new OperationException(ErrorId.FileUnreadable, path, $"'{path}' cannot be read: {bad.Message}", bad);
        }
    }

    /// <summary>The encoding by byte order mark. Text has no zero bytes, unless every second one is: UTF-16 that lost its mark.</summary>
    private static Encoding Detect(ReadOnlySpan<byte> sample, string path)
    {
        if (sample.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return Encoding.UTF32;
        if (sample.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
        if (sample.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        int even = 0, odd = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            if (sample[i] != 0) continue;
            if ((i & 1) == 0) even++;
            else odd++;
        }

        if (even == 0 && odd == 0) return Encoding.UTF8;
        int half = sample.Length / 2;
        if (even == 0 && odd > half * 3 / 4) return Encoding.Unicode;
        if (odd == 0 && even > half * 3 / 4) return Encoding.BigEndianUnicode;
        throw new OperationException(ErrorId.InputNotText, path, $"'{path}' is binary, not text.");
    }

    private static IEnumerable<string> Splitting(TextReader text, CancellationToken stop)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(BufferSize);
        try
        {
            var line = new StringBuilder();
            bool any = false, afterReturn = false;
            for (int read = text.Read(buffer, 0, buffer.Length); read > 0; read = text.Read(buffer, 0, buffer.Length))
            {
                stop.ThrowIfCancellationRequested();
                int from = 0;
                while (from < read)
                {
                    if (afterReturn && buffer[from] == '\n')
                    {
                        afterReturn = false;
                        from++;
                        continue;
                    }

                    afterReturn = false;
                    int end = buffer.AsSpan(from, read - from).IndexOfAny('\n', '\r');
                    int length = end < 0 ? read - from : end;
                    int room = Math.Min(length, StackTraceReader.MaxLineLength - line.Length);
                    any = true;
                    if (end < 0)
                    {
                        line.Append(buffer, from, room);
                        break;
                    }

                    string whole = line.Length == 0 ? new string(buffer, from, room) : line.Append(buffer, from, room).ToString();
                    line.Clear();
                    any = false;
                    afterReturn = buffer[from + end] == '\r';
                    from += end + 1;
                    yield return whole;
                }
            }

            if (any) yield return line.ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
