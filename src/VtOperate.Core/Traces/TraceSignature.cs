using System.Security.Cryptography;
using System.Text;

namespace VtOperate.Core.Traces;

/// <summary>Groups traces that tell of the same failure.</summary>
public static class TraceSignature
{
    private const int MaxFrames = 32;

    /// <summary>
    /// Sixteen hexadecimal digits that are equal for equal language, types and calls of the user's own code by function and file, also those of the
    /// traces behind it; lines, columns and messages do not count. Where no call is the user's, all calls count. Stable between versions of the module.
    /// </summary>
    public static string Of(StackTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var text = new StringBuilder();
        Append(text, trace, 0);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())), 0, 8).ToLowerInvariant();
    }

    private static void Append(StringBuilder text, StackTrace trace, int depth)
    {
        text.Append(trace.Language).Append('\n').Append(trace.Type).Append('\n');
        bool any = false;
        foreach (TraceFrame frame in trace.Frames) any |= frame.IsUserCode;
        int count = 0;
        for (int i = 0; i < trace.Frames.Count && count < MaxFrames; i++)
        {
            TraceFrame frame = trace.Frames[i];
            if (any && !frame.IsUserCode) continue;
            text.Append(frame.Function).Append('\t').Append(frame.RepositoryPath ?? frame.File).Append('\n');
            count++;
        }

        if (depth >= 8) return;
        foreach (StackTrace inner in trace.InnerTraces) Append(text, inner, depth + 1);
    }
}
