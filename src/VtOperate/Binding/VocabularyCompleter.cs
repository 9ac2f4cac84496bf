using System.Globalization;
using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
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
        OperationConfiguration configuration = OperationServices.Configuration(folder, new SilentReporter(), stop);
        var vocabulary = new SolutionVocabulary();
        foreach (SolutionDocument document in new SolutionLibrary(OperationServices.Engine, KnowledgeBase.Of(configuration)).Read(new SilentReporter(), CancellationToken.None))
        {
            vocabulary.Add(document.Solution);
            if (stop.IsCancellationRequested) break;
        }

        foreach ((string word, int documents) in vocabulary.Words(Field)) yield return (word, string.Create(CultureInfo.InvariantCulture, $"used by {documents} {(documents == 1 ? "document" : "documents")}"));
        foreach (string word in SolutionSchema.Of(configuration).Words(Field, SolutionGeneration.Current)) yield return (word, "a word of the schema");
    }
}
