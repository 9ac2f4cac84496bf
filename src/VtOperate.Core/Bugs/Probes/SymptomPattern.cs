using System.Text.RegularExpressions;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Bugs.Probes;

/// <summary>
/// What the output of a failure has to show so that it is the failure that is meant. The text counts where it stands in the output as it is, and where it matches as a regular
/// expression: an error message is full of signs that mean something in one, and nobody should have to escape it.
/// </summary>
public sealed class SymptomPattern
{
    private readonly Regex? _expression;

    private SymptomPattern(string text, Regex? expression)
    {
        Text = text;
        _expression = expression;
    }

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern. It cannot backtrack, so no output makes it slow.</summary>
    /// <param name="text">Plain text or a .NET regular expression; capitals count unless it begins with <c>(?i)</c>.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/>: it is empty, or an expression that looks around or refers back to itself.</exception>
    public static SymptomPattern Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new OperationException(ErrorId.ValueNotAllowed, text, "The pattern of the error is empty: it would be in every output.");
        try
        {
            return new SymptomPattern(text, new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (NotSupportedException bad)
        {
            throw new OperationException(ErrorId.ValueNotAllowed, text, $"The pattern '{text}' looks around, refers back to itself or is too large for matching in linear time, which patterns of errors are held to.", bad);
        }
        catch (RegexParseException)
        {
            return new SymptomPattern(text, null);
        }
    }

    /// <summary>Whether the output shows it.</summary>
    /// <param name="output">The output of a run.</param>
    public bool IsIn(string output) => output.Contains(Text, StringComparison.Ordinal) || (_expression?.IsMatch(output) ?? false);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
