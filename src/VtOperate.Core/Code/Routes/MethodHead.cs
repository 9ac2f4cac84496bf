namespace VtOperate.Core.Code.Routes;

/// <summary>The head of a method in C# or Java.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Returns">What it returns, as it is written.</param>
/// <param name="Line">Where its name stands, from 1.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record MethodHead(string Name, string Returns, int Line, IReadOnlyList<TypedName> Parameters)
{
    /// <summary>Reads the head of a member; null where it is no method.</summary>
    public static MethodHead? Read(CodeText code, CodeMember member)
    {
        ReadOnlySpan<char> head = code.Mask.AsSpan(member.HeadFrom, member.HeadTo - member.HeadFrom);
        int open = -1;
        for (int at = 0; at < head.Length && open < 0; at++)
        {
            if (head[at] == '<' && CodeSigns.GenericEnd(head, at, head.Length) is var generic && generic > at) at = generic;
            else if (head[at] == '(' && at > 0 && (CodeSigns.IsWord(head[at - 1]) || head[at - 1] is '>' or ' ')) open = at;
            else if (head[at] == '(') at = Math.Max(at, CodeSigns.Close(head, at));
        }

        int close = open < 0 ? -1 : CodeSigns.Close(head, open);
        if (close < 0) return null;
        int end = open;
        while (end > 0 && head[end - 1] == ' ') end--;
        if (end > 0 && head[end - 1] == '>') end = Math.Max(0, head[..end].LastIndexOf('<'));
        if (TypedName.Read(code, [], member.HeadFrom, member.HeadFrom + end, null) is not { } name) return null;
        return new MethodHead(name.Name, name.Type, name.Line, TypedName.List(code, member.HeadFrom + open + 1, member.HeadFrom + close));
    }
}
