namespace VtOperate.Binding;

/// <summary>Completes the components that solutions name, then those that the schema suggests.</summary>
public sealed class ComponentCompleter : VocabularyCompleter
{
    /// <inheritdoc/>
    private protected override string Field => "component";
}
