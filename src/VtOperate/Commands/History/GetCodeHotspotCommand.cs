using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.History.Hotspots;
using VtOperate.Runtime;

namespace VtOperate.Commands.History;

/// <summary>Finds the files and functions on which work gathers.</summary>
[Cmdlet(VerbsCommon.Get, "CodeHotspot")]
[OutputType(typeof(CodeHotspot))]
public sealed class GetCodeHotspotCommand : OperationCommand
{
    /// <summary>Files or folders to look at.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] RelativePath { get; set; } = [];

    /// <summary>The commits that count.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Range { get; set; }

    /// <summary>Leaves out commits before this time.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Functions instead of files.</summary>
    [Parameter]
    public SwitchParameter Function { get; set; }

    /// <summary>How many are written at most.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int First { get; set; } = 20;

    /// <inheritdoc/>
    protected override void Execute()
    {
        var query = new HotspotQuery
        {
            Repository = RepositoryFolder,
            Range = Range,
            Since = Since,
            Paths = [.. RelativePath.Select(path => path.Replace('\\', '/').Trim('/'))],
            ByFunction = Function,
            First = First,
        };
        IReadOnlyList<CodeHotspot> found = OperationServices.Hotspots.Find(query, StopToken);
        if (found.Count == 0) Reporter.Warning(RelativePath.Length > 0 ? $"No source file that is there now at or below {string.Join(", ", RelativePath)} was changed in these commits; paths are relative to the root of the repository." : "No source file that is there now was changed in these commits.");
        WriteObject(found, enumerateCollection: true);
    }
}
