namespace VtOperate.Core.Code.Routes;

/// <summary>An attribute of C#, an annotation of Java or a decorator of Python.</summary>
/// <param name="Name">Its name without what it belongs to: <c>HttpGet</c>, <c>GetMapping</c>.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Line">Where it stands, from 1.</param>
internal sealed record CodeMark(string Name, IReadOnlyList<CallArgument> Arguments, int Line)
{
    /// <summary>The argument of one of these names, the first of them that is given; null where none is.</summary>
    public string? Named(params string[] names) =>
        names.Select(name => Arguments.FirstOrDefault(one => one.Label is not null && one.Label.Equals(name, StringComparison.OrdinalIgnoreCase))?.Text).FirstOrDefault(text => text is not null);

    /// <summary>The argument without a name at a place, from 0; null where there is none.</summary>
    public string? At(int index) => Arguments.Where(one => one.Label is null).ElementAtOrDefault(index)?.Text;
}
