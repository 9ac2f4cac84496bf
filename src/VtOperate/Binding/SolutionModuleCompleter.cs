namespace VtOperate.Binding;

/// <summary>Completes the modules that solutions name.</summary>
public sealed class SolutionModuleCompleter : VocabularyCompleter
{
    /// <inheritdoc/>
    private protected override string Field => "module";
}
