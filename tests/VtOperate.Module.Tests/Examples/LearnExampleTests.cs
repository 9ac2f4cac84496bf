using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Examples;

public sealed class LearnExampleTests
{
    [Fact]
    public void The_example_runs_as_it_stands_and_the_fourth_bug_is_recognised()
    {
        string folder = Directory.CreateTempSubdirectory("vtoperate-learn-").FullName;
        try
        {
            using var session = new TestSession(location: folder);
            PSObject bug = session.InvokeSingle($"& '{Path.Combine(Staged.Source, "examples", "learn.ps1")}' -Folder '{folder}'");
            Assert.Empty(session.Errors);
            Assert.Single((IEnumerable)bug.Properties["Patterns"].Value);
            Assert.Equal(3, ((IEnumerable)bug.Properties["Solutions"].Value).Cast<object>().Count());
            Assert.Contains("promoted: docs/solutions/patterns/critical-patterns.md", session.Shown, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
