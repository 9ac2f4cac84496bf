using System.Management.Automation;
using System.Text.RegularExpressions;

namespace VtOperate.Module.Tests.Manifest;

/// <summary>Holds the files that are written against the table of files in docs/contracts.md.</summary>
public sealed class ContractFilesTests : IDisposable
{
    private readonly HandMadeRepository _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void What_is_written_is_listed_and_what_is_listed_is_made()
    {
        string[] listed = Listed();
        using var session = new TestSession(location: _made.Folder);
        string[] made = [.. session.Invoke("Initialize-OperationWorkspace").Select(item => (string)item.Properties["RelativePath"].Value).Select(path => path.Replace("/.gitkeep", "/", StringComparison.Ordinal))];
        Assert.NotEmpty(made);
        Assert.All(made, path => Assert.Contains(listed, entry => entry == path || (path.EndsWith('/') && entry.StartsWith(path, StringComparison.Ordinal))));
        Assert.All(listed, entry => Assert.Contains(made, path => entry == path || (path.EndsWith('/') && entry.StartsWith(path, StringComparison.Ordinal))));

        PSObject bug = session.InvokeSingle("Invoke-BugInvestigation 'Guests cannot pay' -Save");
        string[] saved = [.. LanguagePrimitives.GetEnumerable(bug.Properties["SavedFiles"].Value).Cast<string>().Select(file => Path.GetRelativePath(_made.Folder, file).Replace('\\', '/'))];
        Assert.Equal(["docs/bugs/BUG-0001-guests-cannot-pay/report.md", "docs/bugs/BUG-0001-guests-cannot-pay/investigation.md"], saved);
        Assert.All(saved, file => Assert.Contains(listed, entry => Regex.IsMatch(file, "^" + Regex.Escape(entry).Replace("<slug>", "[^/]+", StringComparison.Ordinal) + "$")));
    }

    private static string[] Listed()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Staged.Source, "docs", "contracts.md"));
        int header = Array.FindIndex(lines, line => line.StartsWith("| file |", StringComparison.Ordinal));
        Assert.True(header > 0);
        return [.. lines.Skip(header + 2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('`')[1])];
    }
}
