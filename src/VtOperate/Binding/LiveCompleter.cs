using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>
/// Completes an argument from what the repository holds at this moment. It stops looking after a fifth of a second and answers with what it has found, quotes where
/// PowerShell needs it, and never disturbs typing with an error.
/// </summary>
public abstract class LiveCompleter : IArgumentCompleter
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var results = new List<CompletionResult>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var stop = new CancellationTokenSource(s_patience);
        try
        {
            string folder = Folder(fakeBoundParameters);
            Begin(fakeBoundParameters);
            string typed = wordToComplete.Trim('\'', '"');
            WildcardPattern wanted = WildcardPattern.Get(WildcardPattern.ContainsWildcardCharacters(typed) ? typed : WildcardPattern.Escape(typed) + "*", WildcardOptions.IgnoreCase);
            foreach ((string value, string hint) in Values(folder, stop.Token))
            {
                if (wanted.IsMatch(value) && seen.Add(value)) results.Add(new CompletionResult(Quoted(value), value, CompletionResultType.ParameterValue, hint.Length > 0 ? hint : value));
            }
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or PipelineStoppedException))
        {
            // Whatever it was, the command itself will say it when it runs.
        }

        return results;
    }

    /// <summary>Takes the parameters that stand on the line already, for values that depend on them.</summary>
    /// <param name="bound">The parameters by name, as they are typed.</param>
    protected virtual void Begin(IDictionary bound) { }

    /// <summary>What can be typed, each with a line that explains it or nothing.</summary>
    /// <param name="folder">The folder that -Repository names or the current location, absolute.</param>
    /// <param name="stop">Signalled when the user has waited long enough: nothing more is read then, and what was read is given.</param>
    protected abstract IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop);

    /// <summary>Where the knowledge of the repository stands.</summary>
    private protected static KnowledgeBase Knowledge(string folder) =>
        KnowledgeBase.Of(OperationServices.Configuration(folder, new SilentReporter(), CancellationToken.None));

    /// <summary>The solutions of the repository, as far as time allows.</summary>
    private protected static IReadOnlyList<Solution> Solutions(string folder, CancellationToken stop) =>
        OperationServices.Solutions(folder, new SilentReporter(), CancellationToken.None).Glance(stop);

    private static string Folder(IDictionary bound)
    {
        string location = ScriptBlock.Create("$ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath").Invoke()[0].ToString();
        return OperationServices.Engine.Files.RealPath(bound["Repository"] is { } repository ? Path.GetFullPath(repository.ToString() ?? "", location) : location);
    }

    private static string Quoted(string value)
    {
        bool isBare = value.Length > 0 && value.All(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' or '/' or '.' or ':' or '\\') && (char.IsLetterOrDigit(value[0]) || value[0] == '_');
        return isBare ? value : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
    }
}
