namespace VtOperate.Core.Code;

/// <summary>A function, type or member in a source text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, or empty.</param>
/// <param name="Parameters">Its parameters, the receiver that a caller does not write (<c>self</c>) left out.</param>
/// <param name="FirstLine">The line, from 1, at which it begins.</param>
/// <param name="BodyLine">The line, from 1, at which its head ends.</param>
/// <param name="LastLine">The line, from 1, at which it ends.</param>
public sealed record CodeScope(CodeScopeKind Kind, string Name, IReadOnlyList<CodeParameter> Parameters, int FirstLine, int BodyLine, int LastLine)
{
    /// <summary>What the function calls the object it belongs to, where the head says so (<c>self</c>, the receiver of a Go method, the first parameter of an extension method); or null.</summary>
    public string? Receiver { get; init; }

    /// <summary>Whether it can be called.</summary>
    public bool IsFunction => Kind is CodeScopeKind.Function or CodeScopeKind.Lambda;
}
