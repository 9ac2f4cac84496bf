using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace VtOperate.Shell.Errors;

/// <summary>Errors as a person reads them: what is wrong, its stable id, and what to do next.</summary>
internal static class ErrorText
{
    /// <summary>The stable id of an error: the part of its full id that stands before the command's name.</summary>
    internal static string Id(ErrorRecord error)
    {
        string id = error.FullyQualifiedErrorId ?? "";
        int comma = id.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? id : id[..comma];
    }

    /// <summary>The lines of an error.</summary>
    internal static IEnumerable<string> Lines(ErrorRecord error)
    {
        if (error.Exception is CommandNotFoundException missing && missing.CommandName is { Length: > 0 } name)
        {
            yield return EngineGaps.Has(name)
                ? $"error CommandNotHere: {name} comes with PowerShell, not with the engine that this shell hosts; run it in pwsh 7.4 or later (Import-Module ./out/VtOperate)."
                : $"error CommandNotFound: '{name}' is no command. Get-Command -Module VtOperate lists those of this module.";
            yield break;
        }

        if (error.Exception is ParseException parse && parse.Errors is { Length: > 0 } errors)
        {
            foreach (string line in errors.SelectMany(Lines)) yield return line;
            yield break;
        }

        string id = Id(error);
        string message = error.ErrorDetails?.Message ?? error.Exception.Message;
        yield return id.Length == 0 || id == message ? "error: " + message : $"error {id}: {message}";
        if (Place(error.InvocationInfo) is { } place) yield return "  at " + place;
        if (error.ErrorDetails?.RecommendedAction is { Length: > 0 } next) yield return "  Next: " + next;
    }

    /// <summary>The lines of a syntax error: what is wrong, and the place in its line.</summary>
    internal static IEnumerable<string> Lines(ParseError error)
    {
        IScriptExtent at = error.Extent;
        string file = at.File is { Length: > 0 } name ? name + ":" : "";
        yield return string.Create(CultureInfo.InvariantCulture, $"error Syntax: {file}{at.StartLineNumber}:{at.StartColumnNumber}: {error.Message}");
        string line = at.StartScriptPosition.Line.TrimEnd();
        if (line.Length == 0) yield break;
        yield return "  " + line;
        yield return "  " + new string(' ', Math.Max(0, at.StartColumnNumber - 1)) + "^";
    }

    private static string? Place(InvocationInfo? invocation) =>
        invocation?.ScriptName is { Length: > 0 } script ? string.Create(CultureInfo.InvariantCulture, $"{script}:{invocation.ScriptLineNumber}") : null;
}
