using System.Reflection;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Tests.Contracts;

/// <summary>Holds docs/contracts.md and the code against each other.</summary>
public sealed class ContractsTests
{
    public static IEnumerable<object[]> Records => ContractsPage.Table("record").Select(row => new object[] { row[0], row[1] });

    [Fact]
    public void Every_error_id_is_listed_and_every_listed_one_exists()
    {
        string[] listed = [.. ContractsPage.Table("id").Select(row => row[0])];
        Assert.Equal(Enum.GetNames<ErrorId>().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.All(ContractsPage.Table("id"), row => Assert.EndsWith(".", row[1], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_has_every_property_that_is_promised(string record, string properties)
    {
        Type type = Assert.Single(typeof(ErrorId).Assembly.GetExportedTypes(), candidate => candidate.Name == record);
        Assert.StartsWith("VtOperate.Core", type.Namespace, StringComparison.Ordinal);
        string[] actual = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)];
        Assert.All(properties.Split(", "), property => Assert.Contains(property, actual));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_cannot_be_changed(string record, string properties)
    {
        Type type = Assert.Single(typeof(ErrorId).Assembly.GetExportedTypes(), candidate => candidate.Name == record);
        Assert.NotEmpty(properties);
        Assert.True(type.IsSealed, $"{record} is not sealed.");
        Assert.All(
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null),
            property => Assert.Contains(property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers(), modifier => modifier.Name == "IsExternalInit"));
        Assert.Empty(type.GetFields(BindingFlags.Public | BindingFlags.Instance));
    }
}
