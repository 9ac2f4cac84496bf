using System.Globalization;
using System.Text;
using VtOperate.Module.Tests.Shell;

namespace VtOperate.Module.Tests.Solutions;

/// <summary>A repository in which processes write solutions and patterns without an end, until each is killed at some moment.</summary>
internal sealed class KilledWriters : IDisposable
{
    /// <summary>How the text of every document ends that was there before.</summary>
    internal const string End = "The end of it.\r\n";

    private readonly HandMadeRepository _made = new();
    private readonly int _broken;
    private int _started;

    /// <param name="broken">How many documents wait to be repaired.</param>
    internal KilledWriters(int broken)
    {
        _broken = broken;
        _made.Commit("start", "readme.txt", "shop\n");
        Directory.CreateDirectory(Path.Combine(Solutions, "broken"));
        for (int i = 0; i < broken; i++) File.WriteAllText(Path.Combine(Solutions, "broken", $"b{i}.md"), BrokenText(i), new UTF8Encoding(encoderShouldEmitUTF8Identifier: i % 2 == 0));
    }

    internal string Folder => _made.Folder;

    internal string Solutions => Path.Combine(_made.Folder, "docs", "solutions");

    /// <summary>What a writer does with each number, as functions of a script; the same call again finishes what a kill cut short.</summary>
    internal string Functions => $$"""
        $WarningPreference = 'SilentlyContinue'
        $repository = '{{_made.Folder}}'
        function Add($n) {
            Add-Solution -Title "Checkout $n waits for a connection" -Problem "Head of $n. Requests of checkout $n wait for a database connection and time out after a deployment." -Solution "Dispose the connection in a using block. Tail of $n." -Symptom "TimeoutException in checkout" -ProblemType performance_issue -Component database -RootCause missing_dispose -Tag database, connection-pool -Severity High -Repository $repository
        }
        """;

    /// <summary>Starts a process that writes, and kills it so long after it has done everything once, because what is done first takes longer than all that follows.</summary>
    /// <returns>What it said of errors.</returns>
    internal async Task<string> Kill(TimeSpan after)
    {
        int first = Interlocked.Increment(ref _started) * 1000;
        string script = Path.Combine(_made.Folder, $"write{first}.ps1");
        await File.WriteAllTextAsync(script, $$"""
            {{Functions}}
            for ($n = {{first}}; $true; $n++) {
                $added = Add $n
                $null = $added | Update-Solution -Prevention "Find it in review, checkout $n." -Repository $repository
                $null = Add-CriticalPattern -Name "Rule of checkout $n" -Wrong 'Open();' -Correct 'using (Open()) { }' -Why "Why of $n." -Solution $added.Solution.Id -Repository $repository
                $null = Repair-Solution "broken/b$(($n * 7) % {{_broken}})" -Repository $repository
                $null = Confirm-Solution $added.Solution.Id -Repository $repository
                if ($n -eq {{first}}) { 'ready' }
            }
            """);
        return await KilledRun.Of(script, _made.Folder, after);
    }

    /// <summary>The documents, absolute.</summary>
    internal string[] Documents() => Directory.GetFiles(Solutions, "*.md", SearchOption.AllDirectories);

    /// <summary>Checks by its bytes that a document is whole: nothing is cut off, and nothing is in it twice.</summary>
    internal static void CheckWhole(string file)
    {
        string text = File.ReadAllText(file), name = Path.GetFileNameWithoutExtension(file);
        Assert.True(text.Length > 0, $"{file} is empty");
        if (name.StartsWith('b') && text.EndsWith(End, StringComparison.Ordinal))
        {
            Assert.StartsWith("---\r\n", text, StringComparison.Ordinal);
            Assert.Single(Between(text, "Start of it", "."));
            return;
        }

        Assert.False(name.StartsWith('b'), $"{file} ends with: {text[^Math.Min(60, text.Length)..]}");
        Assert.True(text.EndsWith('\n'), $"{file} ends in the middle of a line: {text[^Math.Min(60, text.Length)..]}");
        if (name == "critical-patterns")
        {
            Assert.Equal(0, text.Split('\n').Count(line => line.StartsWith("```", StringComparison.Ordinal)) % 2);
            string[] rules = Between(text, "Rule of checkout ", " "), reasons = Between(text, "Why of ", ".");
            Assert.Equal(rules.Length, reasons.Length);
            Assert.Equal(rules.Length, rules.Distinct().Count());
            return;
        }

        string number = Assert.Single(Between(text, "Head of ", "."));
        Assert.Equal([number], Between(text, "Tail of ", "."));
        Assert.Equal(2, text.Split('\n').Count(line => line == "---"));
        Assert.All(text.Split('\n').Where(line => line.StartsWith("- See also", StringComparison.Ordinal)), line => Assert.EndsWith(".md)", line, StringComparison.Ordinal));
    }

    /// <summary>The numbers of the documents that writers made.</summary>
    internal int[] Numbers() =>
        [.. Documents().SelectMany(file => Between(File.ReadAllText(file), "Head of ", ".")).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).Order()];

    /// <summary>The pairs of documents of which the first links to the second.</summary>
    internal HashSet<(string From, string To)> Links() =>
        [.. Documents().Where(file => !file.EndsWith("critical-patterns.md", StringComparison.Ordinal)).SelectMany(file => Between(File.ReadAllText(file), "](", ")")
            .Where(link => link.EndsWith(".md", StringComparison.Ordinal)).Select(link => (file, Path.GetFullPath(link, Path.GetDirectoryName(file)!))))];

    public void Dispose() => _made.Dispose();

    private static string BrokenText(int i) =>
        $"---\r\ntitle: Total is wrong in case {i} #2 of them\r\ndate: 2026/02/0{1 + (i % 9)}\r\nseverity: P{1 + (i % 4)}\r\ntags: Rounding, rounding\r\n# kept\r\n---\r\n\r\nStart of it.\r\n\r\n{new string('ö', 50 * (i % 40))}\r\n\r\n{End}";

    private static string[] Between(string text, string before, string after)
    {
        var found = new List<string>();
        for (int at = text.IndexOf(before, StringComparison.Ordinal); at >= 0; at = text.IndexOf(before, at + 1, StringComparison.Ordinal))
        {
            int end = text.IndexOf(after, at + before.Length, StringComparison.Ordinal);
            if (end < 0) break;
            found.Add(text[(at + before.Length)..end]);
        }

        return [.. found];
    }
}
