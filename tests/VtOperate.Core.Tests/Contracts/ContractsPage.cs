namespace VtOperate.Core.Tests.Contracts;

/// <summary>The tables of docs/contracts.md.</summary>
internal static class ContractsPage
{
    /// <summary>The rows of the table whose header begins with a word: the cells of each, without the header.</summary>
    internal static IReadOnlyList<string[]> Table(string firstHeader)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Source(), "docs", "contracts.md"));
        int header = Array.FindIndex(lines, line => line.StartsWith($"| {firstHeader} |", StringComparison.Ordinal));
        Assert.True(header > 0, $"docs/contracts.md has no table that begins with '{firstHeader}'.");
        return [.. lines.Skip(header + 2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
    }

    private static string Source()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VtOperate.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("VtOperate.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
