namespace VtOperate.Core.Traces;

/// <summary>
/// Reads what a crash printed: the class of crash and the calls that matter, in the way that fuzzing services bucket crashes. One pass, a bounded part of each line,
/// constant memory. The classes and the choice of frames follow what ClusterFuzz documents of its crash types and states.
/// </summary>
public static class CrashReader
{
    /// <summary>The signature of the crash that a text tells of, or null when it tells of none.</summary>
    public static CrashSignature? Read(TextReader text, CrashOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(LogLines.Split(text, stop), options, stop);
    }

    /// <summary>The signature of the crash that lines without their ends tell of, or null when they tell of none.</summary>
    public static CrashSignature? Read(IEnumerable<string> lines, CrashOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var reading = new CrashReading(options ?? new CrashOptions());
        foreach (string line in lines)
        {
            stop.ThrowIfCancellationRequested();
            string text = LogLines.WithoutControls(line.Length > StackTraceReader.MaxLineLength ? line[..StackTraceReader.MaxLineLength] : line);
            reading.Add(text);
        }

        return reading.Finish();
    }
}
