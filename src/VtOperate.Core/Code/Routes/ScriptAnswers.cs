using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the statuses of a handler in Express, Hono and Fastify: <c>res.status(404)</c>, <c>reply.code(201)</c>, <c>c.json(order, 201)</c>, and what is sent as it is.</summary>
internal static partial class ScriptAnswers
{
    /// <summary>The statuses that a handler names.</summary>
    /// <param name="mask">The handler with strings hidden.</param>
    public static HandlerAnswers Read(string mask)
    {
        var statuses = new SortedSet<int>();
        foreach (Match match in Named().Matches(mask))
        {
            if (HttpStatuses.Of(match.Groups[1].Value) is { } status) statuses.Add(status);
        }

        foreach (Match match in Context().Matches(mask))
        {
            int open = match.Index + match.Length - 1, close = CodeSigns.Close(mask, open);
            if (close < 0) continue;
            List<(int From, int To)> parts = CodeSigns.Split(mask, open + 1, close);
            int? given = parts.Count > 1 ? HttpStatuses.Of(mask[parts[1].From..parts[1].To]) : null;
            if (given is { } status) statuses.Add(status);
            else if (parts.Count < 2) statuses.Add(200);
        }

        if (Bare().IsMatch(mask)) statuses.Add(200);
        bool isUnsure = Assigned().IsMatch(mask);
        return new HandlerAnswers([.. statuses], !isUnsure && statuses.Any(status => status < 400));
    }

    [GeneratedRegex(@"\b(?:status|sendStatus|code|writeHead)\s*\(\s*([\w.]+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bc\s*\.\s*(?:json|text|html|body)\s*\(")]
    private static partial Regex Context();

    [GeneratedRegex(@"\b(?:res|response|reply|rep)\s*\.\s*(?:json|send|render|sendFile)\s*\(")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\bstatusCode\s*=|\b(?:res|reply|response)\s*\.\s*(?:status|code)\s*\(\s*\w+\s*\)\s*(?:;|\n)|\bc\s*\.\s*status\s*\(")]
    private static partial Regex Assigned();
}
