namespace VtOperate.Core.History.Localisation;

/// <summary>A name as a text says it.</summary>
/// <param name="Text">The name: <c>StringUtils</c>, <c>Get-Thing</c>, <c>my_module</c>.</param>
/// <param name="Before">The names in front of it in the same dotted name or path, nearest last: <c>org apache commons</c>; empty without.</param>
/// <param name="Ending">The ending of a file that follows it (<c>js</c> of <c>cart.js</c>), or empty.</param>
/// <param name="IsCode">Whether the signs around it say that it is code: a dot, a parenthesis, a backtick, <c>new</c>.</param>
/// <param name="Start">Where it stands in the text, from 0.</param>
internal readonly record struct NamedThing(string Text, string[] Before, string Ending, bool IsCode, int Start)
{
    /// <summary>Whether the name is no plain word: a capital, digit or joint inside.</summary>
    public bool IsCompound
    {
        get
        {
            for (int i = 1; i < Text.Length; i++)
            {
                if (char.IsUpper(Text[i]) ? char.IsLower(Text[i - 1]) || (i + 1 < Text.Length && char.IsLower(Text[i + 1])) : Text[i] is '_' or '-' || char.IsAsciiDigit(Text[i])) return true;
            }

            return false;
        }
    }

    /// <summary>The name in lower case without joints, so that <c>UserName</c> and <c>user_name</c> meet.</summary>
    public static string Joined(ReadOnlySpan<char> name)
    {
        Span<char> joined = name.Length <= 128 ? stackalloc char[128] : new char[name.Length];
        int length = 0;
        foreach (char sign in name)
        {
            if (sign is not ('_' or '-' or '.')) joined[length++] = char.ToLowerInvariant(sign);
        }

        return joined[..length].ToString();
    }
}
