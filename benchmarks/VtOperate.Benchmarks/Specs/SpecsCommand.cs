namespace VtOperate.Benchmarks.Specs;

/// <summary><c>specs --repository &lt;folder&gt; | --labels &lt;folder&gt; | --sizes</c>: how often the requirement behind a bug is found, beside plain BM25; how many findings of drift are true; how long a search for drift takes as a project grows.</summary>
internal static class SpecsCommand
{
    internal static int Run(string[] arguments)
    {
        int at = Array.IndexOf(arguments, "--repository");
        if (at >= 0 && at + 1 < arguments.Length)
        {
            RequirementRetrieval.Run(Path.GetFullPath(arguments[at + 1]), arguments.Contains("--misses"), Console.Out);
            return 0;
        }

        at = Array.IndexOf(arguments, "--labels");
        if (at >= 0 && at + 1 < arguments.Length)
        {
            DriftLabels.Run(Path.GetFullPath(arguments[at + 1]), Path.Combine(AppContext.BaseDirectory, "Specs", "labels.tsv"), arguments.Contains("--unread"), Console.Out);
            return 0;
        }

        if (arguments.Contains("--sizes"))
        {
            DriftGrowth.Run(Console.Out);
            return 0;
        }

        Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/VtOperate.Benchmarks -- specs --repository <folder> [--misses] | specs --labels <folder> [--unread] | specs --sizes");
        Console.Error.WriteLine("--repository: a spec-kit project whose features hold bugs/*.md with lines that name the affected requirements. --labels: a folder with clones called owner+name, at the revisions of Specs/labels.tsv. --sizes: projects made up of 20 specifications and 5,000 to 50,000 files.");
        return 2;
    }
}
