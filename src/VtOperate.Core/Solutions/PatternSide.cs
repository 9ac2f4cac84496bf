using System.Buffers;

namespace VtOperate.Core.Solutions;

/// <summary>The wrong or the right side of a critical pattern.</summary>
public sealed record PatternSide
{
    private static readonly SearchValues<char> s_codeSigns = SearchValues.Create(";{}=()|$<>[]");

    /// <summary>The code; empty where there is none.</summary>
    public string Code { get; init; } = "";

    /// <summary>The language of the code as a fence names it, or empty.</summary>
    public string Language { get; init; } = "";

    /// <summary>Sentences, one list item each where there are several.</summary>
    public IReadOnlyList<string> Prose { get; init; } = [];

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => Code.Length == 0 && Prose.Count == 0;

    /// <summary>A side as a person gives it: code where it looks like code, else a sentence. A fence around it is taken off.</summary>
    public static PatternSide Of(string? text)
    {
        string trimmed = (text ?? "").ReplaceLineEndings("\n").Trim('\n', ' ');
        if (trimmed.Length == 0) return new PatternSide();
        if (trimmed.StartsWith("```", StringComparison.Ordinal) && trimmed.EndsWith("\n```", StringComparison.Ordinal) && trimmed.IndexOf('\n', StringComparison.Ordinal) is var end && end < trimmed.Length - 4)
            return new PatternSide { Code = trimmed[(end + 1)..^4], Language = trimmed[3..end].Trim() };
        return trimmed.AsSpan().ContainsAny(s_codeSigns) || trimmed.Contains("\n  ", StringComparison.Ordinal) ? new PatternSide { Code = trimmed } : new PatternSide { Prose = [trimmed] };
    }
}
