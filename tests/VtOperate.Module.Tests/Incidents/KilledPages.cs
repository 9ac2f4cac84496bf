using System.Management.Automation;
using System.Xml;
using System.Xml.Linq;
using VtOperate.Module.Tests.Shell;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>An incident about which processes write the post-mortem and reports without an end, each time after something more happened, until each is killed at some moment.</summary>
internal sealed class KilledPages : IDisposable
{
    private const string Own = "Wir hatten größere Probleme. <b>So</b> steht es hier.";
    private readonly HandMadeRepository _made = new();
    private int _started;

    // Somebody has written into the post-mortem before, with the line ends of his editor.
    internal KilledPages()
    {
        _made.Commit("One", "a.txt", "1\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Report)!);
        using var session = new TestSession(location: Folder);
        PSObject made = session.InvokeSingle("$null = New-Incident 'Guests cannot pay' -Severity 1; New-Postmortem 1");
        Document = made.Properties["File"].Value.ToString()!;
        string text = File.ReadAllText(Document);
        int at = text.IndexOf("TODO(summary)", StringComparison.Ordinal);
        File.WriteAllText(Document, (text[..at] + Own + text[text.IndexOf('\n', at)..]).ReplaceLineEndings("\r\n"));
    }

    internal string Folder => _made.Folder;

    /// <summary>The file of the post-mortem.</summary>
    internal string Document { get; }

    /// <summary>The file of the report about the incident.</summary>
    internal string Report => Path.Combine(Folder, "reports", "one.html");

    /// <summary>The commands that write all pages.</summary>
    internal string Write => $"""
        $null = New-Postmortem 1
        Export-IncidentReport 1 '{Report}' -Force
        Export-IncidentReport -Since '2000-01-01' -Path '{Path.ChangeExtension(Report, ".all.html")}' -Force
        """;

    private string Said => Path.Combine(Folder, ".git", "said");

    public void Dispose() => _made.Dispose();

    /// <summary>Starts a process that writes, and kills it so long after it has written all pages once.</summary>
    /// <returns>What it said of errors.</returns>
    internal Task<string> Kill(TimeSpan after)
    {
        int number = Interlocked.Increment(ref _started);
        return KilledRun.Of(
            $$"""
            for ($n = 1; $true; $n++) {
                $word = "word-{{number}}-$n-end"
                $null = Add-IncidentEvent 1 $word -Kind finding
                {{Write}}
                [System.IO.File]::AppendAllText('{{Said}}{{number}}', "$word`n")
                if ($n -eq 1) { 'ready' }
            }
            """,
            Folder,
            after);
    }

    /// <summary>What a process has seen written into all pages.</summary>
    internal IEnumerable<string> Promised() => KilledRun.Lines(Said);

    /// <summary>Checks that the post-mortem is one, is whole, and holds what somebody wrote into it.</summary>
    internal void CheckDocument()
    {
        Assert.Equal([Document], Directory.GetFiles(Path.GetDirectoryName(Document)!, "*.md"));
        string text = File.ReadAllText(Document);
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

    /// <summary>Checks that every report is a whole page.</summary>
    internal void CheckReports()
    {
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(Report)!, "*.html"))
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
            Assert.Equal("html", XDocument.Load(reader).Root!.Name.LocalName);
        }
    }
}
