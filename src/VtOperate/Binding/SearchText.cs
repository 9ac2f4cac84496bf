using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Traces;

namespace VtOperate.Binding;

/// <summary>Text to search for: as it is, or what an error says. Any other kind of object binds too, and is refused by name when the text is read.</summary>
public sealed class SearchText
{
    private readonly string? _text;
    private readonly object? _other;

    /// <summary>Takes text.</summary>
    public SearchText(string text) => _text = text;

    /// <summary>Takes an <see cref="ErrorRecord"/>, an <see cref="Exception"/>, a <see cref="StackTrace"/>, or text.</summary>
    public SearchText(object value)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        _text = bare switch
        {
            string text => text,
            SearchText text => text._text,
            ErrorRecord error => $"{error.Exception.GetType().FullName}: {error}\n{error.ScriptStackTrace}",
            Exception error => error.ToString(),
            StackTrace trace => $"{trace.Type}: {trace.Message}\n{string.Join('\n', trace.Frames)}",
            _ => null,
        };
        if (_text is null) _other = bare is SearchText other ? other._other : bare;
    }

    /// <summary>The text.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.IdentityMismatch"/> when another kind of object was given.</exception>
    public string Text => _text ?? throw new OperationException(ErrorId.IdentityMismatch, _other, $"An object of type {_other?.GetType().Name} was given; -Query takes text, an error record, an exception or a stack trace.");

    /// <inheritdoc/>
    public override string ToString() => _text ?? _other?.ToString() ?? "";
}
