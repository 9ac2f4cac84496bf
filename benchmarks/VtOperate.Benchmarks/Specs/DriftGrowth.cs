using System.Diagnostics;
using System.Globalization;
using System.Text;
using VtOperate.Core;
using VtOperate.Core.Specs.Drift;
using VtOperate.Engine;

namespace VtOperate.Benchmarks.Specs;

/// <summary>How long a search for drift takes over made-up projects of 20 specifications: cold, again, and again after one file was changed; with the memory of the process.</summary>
internal static class DriftGrowth
{
    private static readonly int[] s_sizes = [5_000, 10_000, 20_000, 50_000];

    internal static void Run(TextWriter output)
    {
        output.WriteLine("files   cold s   again s   one changed s   memory MB   findings");
        foreach (int size in s_sizes)
        {
            string folder = Directory.CreateTempSubdirectory("vto-growth-").FullName;
            try
            {
                Make(folder, size);
                (double cold, int found) = Measure(folder);
                (double again, _) = Measure(folder);
                File.AppendAllText(Path.Combine(folder, "src", "part0", "Service0.cs"), "// changed\n");
                (double changed, _) = Measure(folder);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size,6}  {cold,6:0.00}  {again,8:0.00}  {changed,14:0.00}  {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,10:0}  {found,9}"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static (double Seconds, int Findings) Measure(string folder)
    {
        IEngine engine = new EngineRoot();
        var watch = Stopwatch.StartNew();
        int found = new DriftFinder(engine, new SilentReporter(), TimeProvider.System).Find(folder, new DriftQuery(), default).Count();
        return (watch.Elapsed.TotalSeconds, found);
    }

    private static void Make(string folder, int files)
    {
        Directory.CreateDirectory(Path.Combine(folder, ".specify"));
        for (int spec = 0; spec < 20; spec++)
        {
            string feature = Path.Combine(folder, "specs", string.Create(CultureInfo.InvariantCulture, $"{spec + 1:D3}-feature-{spec}"));
            Directory.CreateDirectory(feature);
            var text = new StringBuilder("# Feature Specification: Feature\n\n### Functional Requirements\n\n");
            var tasks = new StringBuilder("# Tasks\n\n");
            for (int i = 1; i <= 20; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"- **FR-{i:D3}**: The system MUST keep `limit_{spec}_{i}` below {i * 10} seconds for `Service{spec * 20 + i}`.\n");
                tasks.Append(CultureInfo.InvariantCulture, $"- [x] T{i:D3} Write src/part{(spec * 20 + i) % 50}/Service{spec * 20 + i}.cs per FR-{i:D3}\n");
            }

            File.WriteAllText(Path.Combine(feature, "spec.md"), text.ToString());
            File.WriteAllText(Path.Combine(feature, "tasks.md"), tasks.ToString());
        }

        for (int i = 0; i < files; i++)
        {
            string part = Path.Combine(folder, "src", "part" + (i % 50).ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(part);
            var code = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"namespace Shop;\n\n// FR-{i % 20 + 1:D3} of spec {i / 20 % 20 + 1:D3}\npublic sealed class Service{i}\n{{\n"));
            for (int line = 0; line < 150; line++) code.Append(CultureInfo.InvariantCulture, $"    private int limit_{i / 20 % 20}_{line} = Compute{line}(order{i}, \"text {line}\");\n");
            File.WriteAllText(Path.Combine(part, $"Service{i}.cs"), code.Append("}\n").ToString());
        }
    }
}
