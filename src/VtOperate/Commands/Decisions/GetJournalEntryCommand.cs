using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Decisions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Decisions;

/// <summary>Lists journal entries.</summary>
[Cmdlet(VerbsCommon.Get, "JournalEntry")]
[OutputType(typeof(JournalEntry))]
public sealed class GetJournalEntryCommand : OperationCommand
{
    /// <summary>The day and time from which on entries are listed. An entry without a date is not listed then.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>The kinds to list; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(JournalKindCompleter))]
    public string[]? Kind { get; set; }

    /// <summary>Words to look for. With them the entries come best first.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Query { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        var reader = new JournalReader(OperationServices.Engine, OperationServices.Knowledge(RepositoryFolder, Reporter, StopToken));
        Predicate<string>? kind = TextFilter.Any(Kind);
        IEnumerable<JournalEntry> entries = Query is null
            ? reader.Read(Reporter, StopToken)
            : JournalSearch.Read(reader, Reporter, StopToken).Search(Query, int.MaxValue, StopToken).Select(match => match.Entry);
        foreach (JournalEntry entry in entries)
        {
            if (Since is { } since && !(entry.Date >= since)) continue;
            if (kind is null || (entry.Kind is { } written && kind(written))) WriteObject(entry);
        }
    }
}
