using System.Management.Automation;

namespace VtOperate.Module.Tests.Examples;

/// <summary>The example investigates a bug that this project really had, in this repository's own history.</summary>
public sealed class InvestigateExampleTests
{
    /// <summary>The commit that wrote YamlReader.cs, which caught one kind of exception too few.</summary>
    private const string Culprit = "95c5ebfa34";

    [Fact]
    public void The_commit_that_introduced_the_bug_is_among_the_first_three_suspects()
    {
        using var session = new TestSession(location: Staged.Source);
        PSObject bug = session.InvokeSingle(Path.Combine(Staged.Source, "examples", "investigate.ps1"));
        Assert.Empty(session.Errors);
        if (Unknowns(bug).Any(unknown => unknown.Contains("shallow", StringComparison.Ordinal) || unknown.Contains("no git repository", StringComparison.Ordinal)))
            return;
        string[] suspects = [.. Items(bug, "Suspects").Take(3).Select(suspect => (string)suspect.Properties["Sha"].Value)];
        Assert.Contains(suspects, sha => sha.StartsWith(Culprit, StringComparison.Ordinal));
        Assert.Equal("src/VtOperate.Engine/Documents/YamlReader.cs", Items(bug, "Files")[0].Properties["RelativePath"].Value);
        PSObject solution = Items(bug, "Solutions")[0];
        Assert.Equal("runtime-errors/odd-yaml-tag-hides-every-solution", PSObject.AsPSObject(solution.Properties["Solution"].Value).Properties["Id"].Value);
    }

    private static IEnumerable<string> Unknowns(PSObject bug) => Items(bug, "Unknowns").Select(unknown => unknown.ToString());

    private static IReadOnlyList<PSObject> Items(PSObject of, string property) =>
        [.. LanguagePrimitives.GetEnumerable(of.Properties[property].Value).Cast<object>().Select(PSObject.AsPSObject)];
}
