using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Bugs.Reduction.Forms;

namespace VtOperate.Benchmarks.Minimise;

/// <summary>Files of this project and of the data, with checks that read them as their programs would: by lines with the published ddmin and with ours, then with ours by structure.</summary>
internal static class FileComparison
{
    private const int LongestForTextbook = 2000;

    internal static void Run(string? data, TextWriter output)
    {
        output.WriteLine("Files; runs, repeats, seconds, bytes left");
        string source = Source();
        Case("contracts.md, three words in order", Path.Combine(source, "docs", "contracts.md"), text => InOrder(text, "Identity", "SourceMapInvalid", "130"), output);
        Case("VtOperate.Format.ps1xml, one column", Path.Combine(source, "src", "VtOperate", "VtOperate.Format.ps1xml"), text => Xml(text, "CodeHotspot"), output);
        Case("manifest, still a table with RootModule", Path.Combine(source, "VtOperate.psd1"), text => !Balanced(text) ? null : InOrder(text, "@{", "RootModule", "CompatiblePSEditions", "}"), output);
        Case("HistoryReader.cs, brackets match", Path.Combine(source, "src", "VtOperate.Core", "History", "HistoryReader.cs"), text => !Balanced(text) ? null : InOrder(text, "class", "{", "ReadCommit", "(", "Memory", ")", "}"), output);
        if (data is null) return;
        Case("traces-dev.json, one case", Path.Combine(data, "traces-dev.json"), text => Json(text, "panicparse"), output);
        Case("szz-published-dev.json, one score", Path.Combine(data, "szz-published-dev.json"), text => Json(text, "MA-SZZ"), output);
    }

    private static void Case(string title, string file, Func<string, bool?> fails, TextWriter output)
    {
        byte[] content = File.ReadAllBytes(file);
        string[] lines = Lines(Encoding.UTF8.GetString(content));
        if (fails(string.Concat(lines)) != true)
        {
            output.WriteLine($"{title,-40} not run: the check does not fail on the whole file");
            return;
        }

        MinimiseCommand.Head();
        bool isLong = lines.Length > LongestForTextbook;
        if (!isLong) ByLines(title, "ddmin, textbook", lines, fails, PublishedDdmin.Textbook, output);
        double best = ByLines(isLong ? title : "", "ddmin, best", lines, fails, PublishedDdmin.ComplementsFromTheBack, output);
        Ours($"of {lines.Length} lines", "ours, lines", content, InputForm.Lines, fails, best, output);
        Ours($"of {content.Length} bytes", "ours, structure", content, InputForm.Auto, fails, best, output, Path.GetFileName(file));
    }

    private static double ByLines(string title, string name, string[] lines, Func<string, bool?> fails, Func<int, Func<int[], bool>, int[]> algorithm, TextWriter output)
    {
        var figures = new MinimiseFigures();
        var check = new CountedRule(lines.Length, kept => Verdict(fails(string.Concat(kept.Select(line => lines[line])))));
        long start = Stopwatch.GetTimestamp();
        int[] left = algorithm(lines.Length, check.Fails);
        check.Fails([]);
        figures.Add(check.Runs, check.CacheHits, Stopwatch.GetElapsedTime(start).TotalSeconds, left.Sum(line => (long)Encoding.UTF8.GetByteCount(lines[line])));
        output.WriteLine($"{title,-40} {name,-16} {figures.Cells()}");
        return figures.Runs;
    }

    private static void Ours(string title, string name, byte[] content, InputForm form, Func<string, bool?> fails, double best, TextWriter output, string file = "")
    {
        var figures = new MinimiseFigures();
        long start = Stopwatch.GetTimestamp();
        using var runs = new CandidateRuns(new TextRule(fails), new ReductionLimits());
        var reducer = new StructureReducer(content, InputForms.Read(content, form, file, null).Root, runs, 1);
        reducer.Reduce(null, CancellationToken.None);
        figures.Add(runs.Runs, runs.CacheHits, Stopwatch.GetElapsedTime(start).TotalSeconds, reducer.Best.Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title,-40} {name,-16} {figures.Cells()}  {figures.Runs / best:0.00} of best, {reducer.Proven} single parts proved"));
    }

    // What cannot be read fails in another way.
    private static CandidateVerdict Verdict(bool? fails) => fails switch
    {
        true => CandidateVerdict.Fails,
        false => CandidateVerdict.Passes,
        null => CandidateVerdict.Unclear,
    };

    private static bool InOrder(string text, params string[] words)
    {
        int at = 0;
        foreach (string word in words)
        {
            at = text.IndexOf(word, at, StringComparison.Ordinal);
            if (at < 0) return false;
            at += word.Length;
        }

        return true;
    }

    private static bool Balanced(string text)
    {
        var open = new Stack<char>();
        foreach (char sign in text)
        {
            if (sign is '(' or '[' or '{') open.Push(sign == '(' ? ')' : sign == '[' ? ']' : '}');
            else if (sign is ')' or ']' or '}' && (!open.TryPop(out char expected) || expected != sign)) return false;
        }

        return open.Count == 0;
    }

    private static bool? Xml(string text, string word)
    {
        try
        {
            return XDocument.Parse(text).Descendants().Any(element => !element.HasElements && element.Value.Contains(word, StringComparison.Ordinal));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool? Json(string text, string word)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return text.Contains(word, StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf('\n', at) is >= 0 and int found ? found + 1 : text.Length;
            lines.Add(text[at..end]);
            at = end;
        }

        return [.. lines];
    }

    internal static string Source()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VtOperate.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("VtOperate.sln is in no folder above " + AppContext.BaseDirectory);
    }

    private sealed class TextRule(Func<string, bool?> fails) : ICandidateCheck
    {
        public CandidateVerdict Run(ReadOnlyMemory<byte> content, CancellationToken stop) => Verdict(fails(Encoding.UTF8.GetString(content.Span)));
    }
}
