namespace VtOperate.Core.Specs.Baseline;

/// <summary>A piece of code that was seen to do what a requirement demands.</summary>
/// <param name="Symbol">Where it stands: <c>path#symbol</c>, the path relative to the project; the path alone for a whole file.</param>
/// <param name="SymbolHash">What it was then; see <see cref="SpecHash"/>.</param>
public sealed record VerifiedLink(string Symbol, string SymbolHash)
{
    /// <summary>The file, relative to the project with forward slashes.</summary>
    public string Path => Symbol.IndexOf('#', StringComparison.Ordinal) is >= 0 and var sign ? Symbol[..sign] : Symbol;

    /// <summary>The function or type in it; null for the whole file.</summary>
    public string? Name => Symbol.IndexOf('#', StringComparison.Ordinal) is >= 0 and var sign ? Symbol[(sign + 1)..] : null;
}
