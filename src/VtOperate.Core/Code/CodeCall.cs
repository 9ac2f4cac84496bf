namespace VtOperate.Core.Code;

/// <summary>A call as it is written.</summary>
/// <param name="Text">The whole call with its receiver, on one line.</param>
/// <param name="Receiver">What it is called on (<c>cart.items</c> in <c>cart.items.add(x)</c>), or null.</param>
/// <param name="Arguments">Its arguments in their order.</param>
/// <param name="Line">The line, from 1, at which the name stands.</param>
/// <param name="Start">The position at which the call begins, its receiver included.</param>
public sealed record CodeCall(string Text, string? Receiver, IReadOnlyList<CallArgument> Arguments, int Line, int Start)
{
    /// <summary>The argument that a parameter receives, by its name or by its place; null when the call does not give it or it cannot be told.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="index">Its place in the list, from 0.</param>
    public CallArgument? For(CodeParameter parameter, int index)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        int place = 0;
        foreach (CallArgument argument in Arguments)
        {
            if (argument.Label is { } label)
            {
                if (label.Equals(parameter.Label, StringComparison.OrdinalIgnoreCase) || label.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)) return argument;
                continue;
            }

            if (argument.IsSpread) return null;
            if (place++ == index) return argument;
        }

        return null;
    }
}
