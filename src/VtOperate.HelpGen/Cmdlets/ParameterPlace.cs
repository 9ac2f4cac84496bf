namespace VtOperate.HelpGen.Cmdlets;

/// <summary>How a parameter is bound in one parameter set.</summary>
/// <param name="Set">The name of the set; null for every set.</param>
/// <param name="Position">Its position from 0; null when it has to be named.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="ByValue">Whether a pipeline object binds to it.</param>
/// <param name="ByPropertyName">Whether a property of a pipeline object binds to it.</param>
internal sealed record ParameterPlace(string? Set, int? Position, bool Required, bool ByValue, bool ByPropertyName)
{
    /// <summary>The words MAML has for the binding to the pipeline.</summary>
    public string PipelineInput => (ByValue, ByPropertyName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };
}
