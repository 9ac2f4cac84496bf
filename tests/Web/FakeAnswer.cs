namespace VtOperate.Tests.Web;

/// <summary>What a fake server says.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers besides those of every answer.</param>
internal sealed record FakeAnswer(int Status, string Body = "", IReadOnlyList<(string Name, string Value)>? Headers = null)
{
    /// <summary>How long it is thought about.</summary>
    internal TimeSpan After { get; init; }
}
