using System.Reflection;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

public sealed class SolutionRecordTests
{
    [Fact]
    public void Every_property_of_a_solution_comes_back()
    {
        var full = new Solution { Id = "a/b", Title = "t", File = "/f.md", Repository = "/r" };
        PropertyInfo[] properties = [.. typeof(Solution).GetProperties().Where(property => property.CanWrite)];
        foreach (PropertyInfo property in properties) property.SetValue(full, Sample(property));
        Solution read = SolutionRecord.Read(SolutionRecord.Write(full));
        foreach (PropertyInfo property in properties) Assert.True(Same(property.GetValue(full), property.GetValue(read)), $"SolutionRecord does not keep {property.Name}; add it there.");
    }

    [Fact]
    public void What_a_solution_does_not_say_stays_unknown()
    {
        var bare = new Solution { Id = "", Title = "", File = "", Repository = "" };
        Solution read = SolutionRecord.Read(SolutionRecord.Write(bare));
        foreach (PropertyInfo property in typeof(Solution).GetProperties()) Assert.True(Same(property.GetValue(bare), property.GetValue(read)), property.Name);
    }

    [Fact]
    public void Bytes_that_end_early_are_damage()
    {
        byte[] bytes = SolutionRecord.Write(new Solution { Id = "a/b", Title = "Größe 用户", Tags = ["x", ""], File = "/f.md", Repository = "/r" });
        for (int length = 0; length < bytes.Length; length++) Assert.Throws<IndexDamagedException>(() => SolutionRecord.Read(bytes.AsSpan(0, length)));
    }

    private static object Sample(PropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string)) return property.Name + " Größe 用户\n";
        if (type == typeof(DateOnly)) return new DateOnly(2026, 2, 28);
        if (type == typeof(DateTime)) return new DateTime(2026, 2, 28, 3, 4, 5, DateTimeKind.Utc);
        if (type == typeof(Severity)) return Severity.Low;
        if (type == typeof(bool)) return true;
        if (type == typeof(IReadOnlyList<string>)) return new[] { property.Name, "", "ö" };
        throw new InvalidOperationException($"This test has no sample of {type} for {property.Name}.");
    }

    private static bool Same(object? a, object? b) => a is IReadOnlyList<string> list ? b is IReadOnlyList<string> other && list.SequenceEqual(other) : Equals(a, b);
}
