using System.Reflection;
using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Contracts;

/// <summary>Holds the ids of what can be wrong with a solution against docs/contracts.md and the help page.</summary>
public sealed class SolutionProblemTests
{
    [Fact]
    public void Every_id_is_listed_once_and_every_listed_one_exists()
    {
        string[] listed = [.. ContractsPage.Table("problem").Select(row => row[0])];
        string[] constants = [.. typeof(SolutionProblem).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];
        Assert.Equal(constants.Order(StringComparer.Ordinal), SolutionProblem.All);
        Assert.Equal(SolutionProblem.All, listed);
        Assert.Equal(listed.Length, listed.Distinct(StringComparer.Ordinal).Count());
    }
}
