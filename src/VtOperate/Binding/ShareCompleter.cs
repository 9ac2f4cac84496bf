using VtOperate.Core.Incidents.Assessments;

namespace VtOperate.Binding;

/// <summary>Completes the words that stand for a share.</summary>
public sealed class ShareCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) => ShareText.Words.Select(word => (word, ShareText.Write(ShareText.Read(word)!.Value)));
}
