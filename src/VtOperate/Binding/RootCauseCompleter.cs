namespace VtOperate.Binding;

/// <summary>Completes the root causes that solutions name, then those that the schema suggests.</summary>
public sealed class RootCauseCompleter : VocabularyCompleter
{
    /// <inheritdoc/>
    private protected override string Field => "root_cause";
}
