using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>A call on a router of JavaScript or TypeScript, also one further on in a chain: the second of <c>app.get(...).post(...)</c>.</summary>
/// <param name="File">The file.</param>
/// <param name="Receiver">The router as <see cref="RouteMounts"/> knows it.</param>
/// <param name="Verb">What is called.</param>
/// <param name="At">Where its name stands.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Path">The path that the chain has named before, as it is written: that of <c>route('/x').get(...)</c>; null where it has named none.</param>
internal sealed record ScriptCall(CodeFile File, string Receiver, string Verb, int At, IReadOnlyList<(int From, int To)> Arguments, string? Path)
{
    /// <summary>An argument as it is written.</summary>
    public string Text(int index) => File.Code.Text[Arguments[index].From..Arguments[index].To];

    /// <summary>An argument with its strings hidden.</summary>
    public string Mask(int index) => File.Code.Mask[Arguments[index].From..Arguments[index].To];
}
