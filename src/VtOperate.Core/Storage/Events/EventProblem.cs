using System.Globalization;

namespace VtOperate.Core.Storage.Events;

/// <summary>Something wrong in an event file.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="File">The file, below the root of its store, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">What it means, as a sentence.</param>
public sealed record EventProblem(EventProblemKind Kind, string File, int Line, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File} line {Line}: {Text}");
}
