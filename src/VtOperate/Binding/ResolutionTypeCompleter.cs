namespace VtOperate.Binding;

/// <summary>Completes the kinds of resolution of the schema, those that solutions have first.</summary>
public sealed class ResolutionTypeCompleter : VocabularyCompleter
{
    /// <inheritdoc/>
    private protected override string Field => "resolution_type";
}
