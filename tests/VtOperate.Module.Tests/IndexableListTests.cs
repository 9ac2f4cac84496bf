using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace VtOperate.Module.Tests;

/// <summary>
/// Scripts write <c>$match.Evidence[0]</c>. The class that the compiler makes for a collection expression has its indexer by an interface only, and PowerShell takes such a list for one object.
/// </summary>
public sealed class IndexableListTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();
    private readonly TestSession _session;

    public IndexableListTests() => _session = new TestSession(location: _folder.Path);

    [Theory]
    [InlineData("Get-Solution")]
    [InlineData("Search-Solution 'redis connection pool rounded total'")]
    [InlineData("Test-Solution")]
    [InlineData("Repair-Solution -WhatIf")]
    [InlineData("Get-CriticalPattern")]
    [InlineData("Get-JournalEntry")]
    [InlineData("Get-OperationContext")]
    [InlineData("Add-Solution 'Problem: RedisTimeoutException after a deployment, Solution: a larger pool' -WhatIf")]
    [InlineData("Update-Solution ui-bugs/wrong-total -Module Cart -WhatIf")]
    [InlineData("Invoke-BugInvestigation 'RedisTimeoutException: no connection in the pool of the cart'")]
    public void Every_list_of_a_record_can_be_indexed(string script)
    {
        IReadOnlyList<PSObject> objects = _session.Invoke(script);
        Assert.NotEmpty(objects);
        foreach (PSObject item in objects) AssertIndexable(item.BaseObject, item.BaseObject.GetType().Name, 0);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private static void AssertIndexable(object value, string path, int depth)
    {
        if (depth > 3) return;
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || property.GetValue(value) is not { } held) continue;
            string name = $"{path}.{property.Name}";
            if (held is IEnumerable items and not string)
            {
                bool isIndexable = held is Array || held is IDictionary || held.GetType().GetDefaultMembers().Length > 0 || !property.PropertyType.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal);
                Assert.True(isIndexable, $"{name} is a {held.GetType().Name}");
                foreach (object? item in items) if (item is not null && IsOurs(item)) AssertIndexable(item, name, depth + 1);
            }
            else if (IsOurs(held))
            {
                AssertIndexable(held, name, depth + 1);
            }
        }
    }

    private static bool IsOurs(object value) => value.GetType().Namespace?.StartsWith("VtOperate.Core", StringComparison.Ordinal) == true && !value.GetType().IsEnum;
}
