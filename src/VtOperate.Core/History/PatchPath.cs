using System.Text;

namespace VtOperate.Core.History;

/// <summary>Spells paths in patches as git does.</summary>
internal static class PatchPath
{
    private const string Named = "\a\b\t\n\v\f\r\"\\", Names = "abtnvfr\"\\";

    /// <summary>The path, in double quotes with escapes when it has signs other than printable ASCII, a quote or a backslash (core.quotePath).</summary>
    internal static string Quote(string path)
    {
        if (!path.AsSpan().ContainsAnyExceptInRange(' ', '~') && path.AsSpan().IndexOfAny('"', '\\') < 0) return path;
        var quoted = new StringBuilder("\"", path.Length + 16);
        foreach (byte sign in Encoding.UTF8.GetBytes(path))
        {
            int named = Named.IndexOf((char)sign, StringComparison.Ordinal);
            if (named >= 0) quoted.Append('\\').Append(Names[named]);
            else if (sign is >= (byte)' ' and <= (byte)'~') quoted.Append((char)sign);
            else quoted.Append('\\').Append(Convert.ToString(sign, 8).PadLeft(3, '0'));
        }

        return quoted.Append('"').ToString();
    }
}
