namespace VtOperate.Core.Workspace;

/// <summary>A bug or an incident that is not closed, as far as the file that says so tells.</summary>
/// <param name="Kind"><c>Bug</c> or <c>Incident</c>.</param>
/// <param name="Label">The number people say, for instance <c>BUG-0007</c>, or the folder's name where it has none.</param>
/// <param name="Title">Its title; empty when none is written.</param>
/// <param name="Status">Where it stands, as written; <c>unknown</c> when nothing says so.</param>
/// <param name="Severity">How bad it is; null when nothing says so.</param>
/// <param name="File">The file that says so, absolute.</param>
/// <param name="Line">The line of the status in that file, from 1; 1 when none says it.</param>
public sealed record OpenRecord(string Kind, string Label, string Title, string Status, Severity? Severity, string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => Title.Length == 0 ? $"{Label} ({Status})" : $"{Label} ({Status}): {Title}";
}
