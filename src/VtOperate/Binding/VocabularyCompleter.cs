using System.Globalization;
using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the words of a field of solutions: those that documents use, the most used first, then those of the schema and the configuration.</summary>
public abstract class VocabularyCompleter : LiveCompleter
{
    /// <summary>The field of the front matter.</summary>
    private protected abstract string Field { get; }

    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop)
    {
        var vocabulary = new SolutionVocabulary();
        foreach (Solution solution in Solutions(folder, stop)) vocabulary.Add(solution);
        foreach ((string word, int documents) in vocabulary.Words(Field)) yield return (word, string.Create(CultureInfo.InvariantCulture, $"used by {documents} {(documents == 1 ? "document" : "documents")}"));
        SolutionSchema schema = SolutionSchema.Of(OperationServices.Configuration(folder, new SilentReporter(), CancellationToken.None));
        foreach (string word in schema.Words(Field, SolutionGeneration.Current)) yield return (word, "a word of the schema");
    }
}
