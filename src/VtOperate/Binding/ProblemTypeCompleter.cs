namespace VtOperate.Binding;

/// <summary>Completes the problem types of the schema, those that solutions have first.</summary>
public sealed class ProblemTypeCompleter : VocabularyCompleter
{
    /// <inheritdoc/>
    private protected override string Field => "problem_type";
}
