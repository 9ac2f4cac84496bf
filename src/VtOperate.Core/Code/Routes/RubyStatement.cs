namespace VtOperate.Core.Code.Routes;

/// <summary>A call or a branch as Ruby writes it one below the other.</summary>
/// <param name="Name">What is called, without its receiver; <c>if</c>, <c>def</c> and the like for what has a body of its own.</param>
/// <param name="Receiver">What it is called on, with its colons; empty for nothing.</param>
/// <param name="At">Where it begins, as a position in the text.</param>
/// <param name="Arguments">Its arguments as they are written.</param>
/// <param name="Condition">The words behind <c>if</c> or <c>unless</c>, in front of it or behind it; empty for none.</param>
/// <param name="Block">What stands in its block; null where it has none.</param>
internal sealed record RubyStatement(string Name, string Receiver, int At, IReadOnlyList<string> Arguments, string Condition, IReadOnlyList<RubyStatement>? Block)
{
    /// <summary>The arguments that have no name.</summary>
    public IEnumerable<string> Plain => Arguments.Where(argument => Label(argument).Length == 0);

    /// <summary>The argument of a name; null where it is not given.</summary>
    public string? Option(string name) => Arguments.FirstOrDefault(argument => Label(argument) == name) is { } given ? given[Behind(given)..].Trim() : null;

    // to: 'orders#index', :to => 'orders#index'
    private static string Label(string argument)
    {
        int end = 0, from = argument.StartsWith(':') ? 1 : 0;
        for (end = from; end < argument.Length && CodeSigns.IsWord(argument[end]);) end++;
        if (end == from) return "";
        if (from == 0) return end < argument.Length && argument[end] == ':' && (end + 1 == argument.Length || argument[end + 1] != ':') ? argument[..end] : "";
        return argument.AsSpan(end).TrimStart().StartsWith("=>") ? argument[1..end] : "";
    }

    private static int Behind(string argument) => argument.StartsWith(':') ? argument.IndexOf("=>", StringComparison.Ordinal) + 2 : argument.IndexOf(':', StringComparison.Ordinal) + 1;
}
