using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Guide;

/// <summary>Numbers actions as they are added.</summary>
/// <param name="before">What stands before the text of each.</param>
/// <param name="proof">What gives rise to them.</param>
/// <param name="first">The number of the first.</param>
internal sealed class ActionList(string before, string proof, int first = 1)
{
    private readonly List<NextAction> _actions = [];

    /// <summary>The actions, in order.</summary>
    internal IReadOnlyList<NextAction> Actions => _actions.ToArray();

    /// <summary>Adds one.</summary>
    /// <param name="text">What to do and why.</param>
    /// <param name="command">The command that does it; null where a person has to act.</param>
    internal void Add(string text, string? command) => _actions.Add(new NextAction(_actions.Count + first, before + text, command, proof));
}
