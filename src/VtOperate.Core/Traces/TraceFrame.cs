namespace VtOperate.Core.Traces;

/// <summary>One call in a stack trace. What the trace does not say is null, never filled in.</summary>
public sealed record TraceFrame
{
    /// <summary>The function or method, with its type where the trace gives one (<c>Shop.Cart.Add</c>), or null.</summary>
    public string? Function { get; init; }

    /// <summary>The module, package, assembly or class the function belongs to, as the trace says it, or null.</summary>
    public string? Module { get; init; }

    /// <summary>The source file as the trace spells it, or null.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1, or null.</summary>
    public int? Line { get; init; }

    /// <summary>The column, from 1, or null.</summary>
    public int? Column { get; init; }

    /// <summary>The file in the repository, relative with forward slashes; null when it is not there or ambiguous.</summary>
    public string? RepositoryPath { get; init; }

    /// <summary>Whether the frame is the user's own code and not that of a runtime, framework or package.</summary>
    public bool IsUserCode { get; init; }

    /// <summary>The text of the frame as it stood in the trace, trimmed.</summary>
    public string Text { get; init; } = "";

    /// <summary>The line of the input at which the frame stood, from 1.</summary>
    public long InputLine { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
