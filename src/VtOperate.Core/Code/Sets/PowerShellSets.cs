using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Sets;

/// <summary>Reads what parameters of PowerShell are limited to with <c>ValidateSet</c>.</summary>
internal static partial class PowerShellSets
{
    private const int Farthest = 400;

    /// <summary>The sets of a text.</summary>
    public static IEnumerable<CodeSet> Read(CodeText code)
    {
        foreach (Match match in Limit().Matches(code.Mask))
        {
            int open = match.Index + match.Length - 1, close = CodeSigns.Close(code.Mask, open);
            if (close < 0 || Variable().Match(code.Mask, close, Math.Min(Farthest, code.Mask.Length - close)) is not { Success: true } name) continue;
            int end = close;
            if (code.Mask.AsSpan(open, close - open).LastIndexOf("IgnoreCase", StringComparison.OrdinalIgnoreCase) is > 0 and var option) end = code.Mask.LastIndexOf(',', open + option);
            (IReadOnlyList<CodeSetMember> members, bool isWhole) = end > open ? CodeSets.Quoted(code, open + 1, end, ',') : ([], false);
            string owner = Function().Match(code.Mask, 0, match.Index) is { Success: true } head ? head.Groups[1].Value : "";
            yield return new CodeSet(owner, name.Groups[1].Value, members, code.LineOf(match.Index)) { IsWhole = isWhole };
        }
    }

    [GeneratedRegex(@"\[\s*ValidateSet\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex(@"\G\)\s*\](?:\s*\[[^\]\n]*\])*\s*\$(\w+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^\s*function\s+([\w-]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.RightToLeft)]
    private static partial Regex Function();
}
