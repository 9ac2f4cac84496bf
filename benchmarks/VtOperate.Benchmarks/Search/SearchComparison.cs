using System.Diagnostics;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using VtOperate.Benchmarks.Compare;

namespace VtOperate.Benchmarks.Search;

/// <summary>
/// <c>compare --only search [--documents n,n] [--rounds n]</c>: our search beside SQLite FTS5 and Lucene.Net over the same made-up documents, build, first query of a new process and next queries, in turn
/// and in one run; then the cmdlet itself, and memory. Works in a temporary folder, with a cache folder of its own.
/// </summary>
internal static class SearchComparison
{
    private const string Cache = "VTOPERATE_CACHE";

    // Looking for patterns in more documents than people write takes minutes and is not what is compared here.
    private const int MostWithAdding = 10_000;

    private static readonly string[] s_engines = ["own", "sqlite", "lucene"];

    internal static void Run(string source, IReadOnlyList<int> sizes, int rounds, TextWriter output)
    {
        // Each build keeps an index of its own, so that the cmdlet of another build would make one anew where it is to use what is there.
        string staged = Directory.EnumerateFiles(Path.Combine(source, "out", "VtOperate"), "VtOperate.Core.dll", SearchOption.AllDirectories).First();
        if (Build(staged) != typeof(VtOperate.Core.Search.SearchQuery).Module.ModuleVersionId) throw new InvalidOperationException("The module in out/VtOperate is of another build than this benchmark; build both with: dotnet build -c Release");
        foreach (int size in sizes)
        {
            string folder = Directory.CreateTempSubdirectory("vtoperate-search-").FullName;
            string? cache = Environment.GetEnvironmentVariable(Cache);
            try
            {
                Environment.SetEnvironmentVariable(Cache, Path.Combine(folder, "cache"));
                Run(source, folder, size, rounds, output);
            }
            finally
            {
                Environment.SetEnvironmentVariable(Cache, cache);
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Run(string source, string folder, int size, int rounds, TextWriter output)
    {
        string queries = Path.Combine(folder, "queries.txt"), repository = Path.Combine(folder, "repository"), root = Path.Combine(repository, "docs", "solutions");
        File.WriteAllLines(queries, SearchCorpus.Write(repository, size));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Search in {size} documents of {SearchDocument.Files(root).Sum(file => new FileInfo(file).Length) / 1048576.0:0.0} MB, {rounds} rounds, a new process each, our assemblies {(IsCompiled() ? "as ready images" : "not compiled beforehand")}"));
        var build = s_engines.ToDictionary(engine => engine, engine => new Measure($"build, {engine}"));
        var first = s_engines.ToDictionary(engine => engine, engine => new Measure($"first query, {engine}"));
        var next = s_engines.ToDictionary(engine => engine, engine => new Measure($"next queries, {engine}"));
        var memory = new Dictionary<string, double>();
        var cmdlet = new Measure("Search-Solution, first");
        var look = new Measure("... of it, look at files");
        var later = new Measure("Search-Solution, next");
        var laterLook = new Measure("... of it, look at files");
        var listFirst = new Measure("Get-Solution, first object");
        var listLast = new Measure("Get-Solution, last object");
        var reading = new Measure("reading the files alone");
        string[] addings = ["Add-Solution, with its pattern detection", "... the next one in the session", "... and one without it", "Get-SolutionPattern over all documents"];
        Measure[] adding = [.. addings.Select(name => new Measure(name))], addingToNone = [.. addings.Select(name => new Measure($"{name}, in an empty base"))];
        double cmdletMemory = 0, listMemory = 0;
        for (int round = 0; round < rounds; round++)
        {
            foreach (string engine in s_engines)
            {
                string index = Path.Combine(folder, "index-" + engine);
                Clear(index);
                if (engine == "own") Clear(Path.Combine(folder, "cache"));
                string place = engine == "own" ? repository : root;
                double[] built = Ask(SearchWorker.Verb, engine, "build", place, index, queries);
                build[engine].Add(built[0]);
                Note(memory, $"build, {engine}", built[3]);
                double[] asked = Ask(SearchWorker.Verb, engine, "query", place, index, queries);
                first[engine].Add(asked[0]);
                next[engine].Add(asked[1]);
                Note(memory, $"query, {engine}", asked[3]);
            }

            double[] answer = Ask(CmdletWorker.Verb, Path.Combine(source, "out", "VtOperate", "VtOperate.psd1"), repository, queries);
            cmdlet.Add(answer[0]);
            look.Add(answer[1]);
            later.Add(answer[2]);
            laterLook.Add(answer[3]);
            cmdletMemory = Math.Max(cmdletMemory, answer[4]);
            double[] listed = Ask(ListingWorker.Verb, Path.Combine(source, "out", "VtOperate", "VtOperate.psd1"), repository);
            listFirst.Add(listed[0]);
            listLast.Add(listed[1]);
            reading.Add(listed[2]);
            listMemory = Math.Max(listMemory, listed[4]);
        }

        // Last, because the peers read only what the corpus wrote.
        for (int round = 0; round < rounds && size <= MostWithAdding; round++)
        {
            string none = Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"none-{round}"))).FullName;
            Directory.CreateDirectory(Path.Combine(none, ".git"));
            foreach ((string place, Measure[] measures) in (ReadOnlySpan<(string, Measure[])>)[(repository, adding), (none, addingToNone)])
            {
                double[] added = Ask(AddingWorker.Verb, Path.Combine(source, "out", "VtOperate", "VtOperate.psd1"), place, queries, round.ToString(CultureInfo.InvariantCulture));
                for (int i = 0; i < added.Length; i++) measures[i].Add(added[i]);
            }
        }

        foreach (Dictionary<string, Measure> part in (Dictionary<string, Measure>[])[build, first, next])
        {
            output.WriteLine(part["own"].Describe());
            foreach (string peer in s_engines.Skip(1)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part[peer].Describe()}   ours takes {part["own"].Median / part[peer].Median:0.00} of it"));
        }

        foreach (Measure measure in (Measure[])[cmdlet, look, later, laterLook, listFirst]) output.WriteLine(measure.Describe());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{listLast.Describe(reading)}, {size / listLast.Median * 1000:0} documents a second"));
        for (int i = 0; i < adding.Length && size <= MostWithAdding; i++) output.WriteLine(adding[i].Describe(addingToNone[i]));
        foreach ((string name, double megabytes) in memory) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory, {name,-15} {megabytes,8:0.0} MB"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory, {"cmdlet",-15} {cmdletMemory,8:0.0} MB"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory, {"listing",-15} {listMemory,8:0.0} MB"));
        output.WriteLine();
    }

    private static Guid Build(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        MetadataReader metadata = image.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private static bool IsCompiled()
    {
        using var image = new PEReader(File.OpenRead(typeof(VtOperate.Core.Search.SearchQuery).Assembly.Location));
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static double[] Ask(params string[] arguments)
    {
        using Process worker = ChildProcess.StartSelf(arguments);
        string answer = worker.StandardOutput.ReadToEnd();
        worker.WaitForExit();
        if (worker.ExitCode != 0) throw new InvalidOperationException(string.Join(' ', arguments) + " failed: " + answer);
        return [.. answer.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static void Note(Dictionary<string, double> memory, string name, double megabytes) => memory[name] = Math.Max(memory.GetValueOrDefault(name), megabytes);

    private static void Clear(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        File.Delete(path);
    }
}
