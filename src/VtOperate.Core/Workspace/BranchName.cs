namespace VtOperate.Core.Workspace;

/// <summary>What the names of branches say about the work on them. Pure.</summary>
public static class BranchName
{
    /// <summary>
    /// The feature that a branch is about: <c>SPEC-NNN</c> of <c>feature/spec-NNN-...</c>, or the whole last part where it begins with three or more digits and a hyphen,
    /// as spec-kit names its branches; else null.
    /// </summary>
    public static string? Feature(string branch)
    {
        if (branch.StartsWith("feature/spec-", StringComparison.OrdinalIgnoreCase))
        {
            string number = Digits(branch["feature/spec-".Length..]);
            return number.Length == 0 ? null : "SPEC-" + number;
        }

        string last = branch[(branch.LastIndexOf('/') + 1)..], digits = Digits(last);
        return digits.Length >= 3 && last.Length > digits.Length + 1 && last[digits.Length] == '-' ? last : null;
    }

    /// <summary>The number of the bug that a branch <c>fix/bug-NNN-...</c> is about, without leading zeros; else null.</summary>
    public static string? Bug(string branch)
    {
        if (!branch.StartsWith("fix/bug-", StringComparison.OrdinalIgnoreCase)) return null;
        string rest = branch["fix/bug-".Length..], digits = Digits(rest);
        return digits.Length > 0 && (rest.Length == digits.Length || rest[digits.Length] == '-') ? digits.TrimStart('0') : null;
    }

    private static string Digits(string text)
    {
        int length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        return text[..length];
    }
}
