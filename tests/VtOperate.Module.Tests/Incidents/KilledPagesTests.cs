using System.Globalization;
using System.Management.Automation;
using System.Xml;
using System.Xml.Linq;
using VtOperate.Module.Tests.Shell;
using Xunit.Abstractions;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>Processes that write the post-mortem and the reports of one incident are killed at any moment: every page is whole, what people wrote is in it, and what a process said to have written is there.</summary>
public sealed class KilledPagesTests(ITestOutputHelper output) : IDisposable
{
    private const string Own = "Wir hatten größere Probleme. <b>So</b> steht es hier.";
    private readonly HandMadeRepository _repository = new();
    private int _started;

    private string Reports => Path.Combine(_repository.Folder, "reports");

    private string Said => Path.Combine(_repository.Folder, ".git", "said");

    public void Dispose() => _repository.Dispose();

    [Fact]
    public Task A_few_kills_leave_whole_pages() => Run(rounds: 3, atOnce: 2, seed: 4, longest: 600);

    [NamedFact("KILL")]
    public Task Hundreds_of_kills_leave_whole_pages() => Run(rounds: 84, atOnce: 3, seed: 5, longest: 2_000);

    private async Task Run(int rounds, int atOnce, int seed, int longest)
    {
        var random = new Random(seed);
        _repository.Commit("One", "a.txt", "1\n");
        Directory.CreateDirectory(Reports);
        string document = Begin();
        int temporary = 0;
        for (int round = 0; round < rounds; round++)
        {
            TimeSpan[] moments = [.. Enumerable.Range(0, atOnce).Select(_ => TimeSpan.FromMilliseconds(random.Next(longest)))];
            string[] errors = await Task.WhenAll(moments.Select(Kill));
            Assert.All(errors, Assert.Empty);
            CheckDocument(document);
            CheckPages();
        }

        using var session = new TestSession(location: _repository.Folder);
        temporary += KilledRun.AgeTemporary(_repository.Folder);
        session.Invoke($"$null = Add-IncidentEvent 1 'the last' -Kind finding; $null = New-Postmortem 1; Export-IncidentReport 1 '{Path.Combine(Reports, "one.html")}' -Force; Export-IncidentReport -Since '2000-01-01' -Path '{Path.Combine(Reports, "all.html")}' -Force");
        Assert.Empty(session.Errors);
        Assert.Empty(session.Warnings);
        string text = File.ReadAllText(document), page = File.ReadAllText(Path.Combine(Reports, "one.html"));
        string[] promised = [.. KilledRun.Lines(Said)];
        Assert.NotEmpty(promised);
        Assert.DoesNotContain(promised, word => !text.Contains(word, StringComparison.Ordinal) || !page.Contains(word, StringComparison.Ordinal));
        CheckDocument(document);
        CheckPages();
        Assert.Empty(KilledRun.Temporary(_repository.Folder));
        Assert.Equal("False", session.InvokeSingle("New-Postmortem 1").Properties["IsChanged"].Value.ToString());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds * atOnce} kills, {promised.Length} pages promised, {temporary} temporary files left"));
    }

    // Somebody has written into the post-mortem before, with the line ends of his editor.
    private string Begin()
    {
        using var session = new TestSession(location: _repository.Folder);
        PSObject made = session.InvokeSingle("$null = New-Incident 'Guests cannot pay' -Severity 1; New-Postmortem 1");
        string document = made.Properties["File"].Value.ToString()!, text = File.ReadAllText(document);
        int at = text.IndexOf("TODO(summary)", StringComparison.Ordinal);
        File.WriteAllText(document, (text[..at] + Own + text[text.IndexOf('\n', at)..]).ReplaceLineEndings("\r\n"));
        return document;
    }

    private Task<string> Kill(TimeSpan after)
    {
        int number = Interlocked.Increment(ref _started);
        return KilledRun.Of(
            $$"""
            for ($n = 1; $true; $n++) {
                $word = "word-{{number}}-$n-end"
                $null = Add-IncidentEvent 1 $word -Kind finding
                $null = New-Postmortem 1
                Export-IncidentReport 1 '{{Path.Combine(Reports, "one.html")}}' -Force
                Export-IncidentReport -Since '2000-01-01' -Path '{{Path.Combine(Reports, "all.html")}}' -Force
                [System.IO.File]::AppendAllText('{{Said}}{{number}}', "$word`n")
                if ($n -eq 1) { 'ready' }
            }
            """,
            _repository.Folder,
            after);
    }

    private static void CheckDocument(string document)
    {
        Assert.Equal([document], Directory.GetFiles(Path.GetDirectoryName(document)!, "*.md"));
        string text = File.ReadAllText(document);
        string[] lines = text.Split("\r\n");
        Assert.DoesNotContain('\n', string.Concat(lines));
        Assert.Equal("", lines[^1]);
        Assert.Single(lines, line => line == Own);
        Assert.Equal(2, lines.Count(line => line == "---"));
        bool isInside = false;
        foreach (string line in lines)
        {
            bool begins = line.StartsWith("<!-- record:", StringComparison.Ordinal);
            if (!begins && line != "<!-- /record -->") continue;
            Assert.NotEqual(isInside, begins);
            isInside = begins;
        }

        Assert.False(isInside);
        Assert.Contains(lines, line => line.StartsWith("## Action items", StringComparison.Ordinal));
    }

    private void CheckPages()
    {
        foreach (string file in Directory.GetFiles(Reports, "*.html"))
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
            Assert.Equal("html", XDocument.Load(reader).Root!.Name.LocalName);
        }
    }
}
