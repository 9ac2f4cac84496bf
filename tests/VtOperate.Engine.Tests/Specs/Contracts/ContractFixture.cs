using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Contracts;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>A project with one contract and the code of one framework that keeps it, in which a test changes single things.</summary>
internal sealed class ContractFixture
{
    public const string ContractFile = "specs/001-orders/contracts/openapi.yaml";

    public const string Contract = """
        openapi: 3.0.3
        info: { title: Orders, version: '1' }
        servers:
          - url: http://localhost:5000/api
        paths:
          /orders:
            get:
              parameters:
                - name: limit
                  in: query
                  schema: { type: integer, default: 20, minimum: 1, maximum: 100 }
                - name: sort
                  in: query
                  schema: { type: string, enum: [asc, desc], default: asc }
              responses:
                '200': { description: ok }
            post:
              requestBody:
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/CreateOrder' }
              responses:
                '201': { description: made }
                '400': { description: refused }
          /orders/{orderId}:
            get:
              parameters:
                - { name: orderId, in: path, required: true, schema: { type: string } }
              responses:
                '200': { description: ok }
                '404': { description: none }
            delete:
              responses:
                '204': { description: gone }
                '404': { description: none }
        components:
          schemas:
            CreateOrder:
              type: object
              required: [customer_name]
              properties:
                customer_name: { type: string, maxLength: 80 }
                note: { type: string }
                quantity: { type: integer, minimum: 1 }
        """;

    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    public ContractFixture(params (string Path, string Text)[] code)
    {
        _files[".specify/memory/constitution.md"] = "# Constitution\n";
        _files["specs/001-orders/spec.md"] = "# Orders\n";
        _files[ContractFile] = Contract;
        foreach ((string path, string text) in code) _files[path] = text;
    }

    /// <summary>The folder of the project below the temporary one.</summary>
    public string Below { get; init; } = "";

    public DriftContext? Context { get; private set; }

    public ContractFixture Write(string path, string text)
    {
        _files[path] = text;
        return this;
    }

    /// <summary>Changes a text that has to stand there exactly once.</summary>
    public ContractFixture Change(string path, string from, string to)
    {
        string text = _files[path];
        Assert.True(text.Split(from).Length == 2, $"'{from}' stands {text.Split(from).Length - 1} times in {path}");
        _files[path] = text.Replace(from, to, StringComparison.Ordinal);
        return this;
    }

    public IReadOnlyList<DriftFinding> Find()
    {
        using var folder = new TemporaryFolder();
        string root = Path.Combine(folder.Path, Below);
        foreach ((string path, string text) in _files)
        {
            string file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        var engine = new EngineRoot();
        SpecProject project = SpecProject.Find(engine, root, root, default)!;
        List<FeatureSpec> features = [.. project.Features.Select(feature => new FeatureSpec(feature, []) { Files = [.. Directory.GetFiles(feature.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] })];
        List<CodeFile> files = [.. _files.Where(file => !file.Key.StartsWith("specs/", StringComparison.Ordinal) && !file.Key.StartsWith(".specify/", StringComparison.Ordinal)).Select(file => new CodeFile(file.Key, () => file.Value))];
        Context = new DriftContext(engine, project, root, features, files);
        return [.. new ContractDrift().Find(Context, default)];
    }

    public DriftFinding One(string rule)
    {
        IReadOnlyList<DriftFinding> found = Find();
        Assert.True(found.Count == 1 && found[0].Rule == rule, $"{rule} was planted; found: {Text(found)}");
        return found[0];
    }

    public void Nothing()
    {
        IReadOnlyList<DriftFinding> found = Find();
        Assert.True(found.Count == 0, Text(found));
        Assert.Contains(Context!.Counts, count => count is { Name: "contract operations", Compared: > 0 });
    }

    /// <summary>Nothing is found, and the operations that nothing can be said about are counted.</summary>
    public void NotComparable(int operations)
    {
        IReadOnlyList<DriftFinding> found = Find();
        Assert.True(found.Count == 0, Text(found));
        DriftCount count = Assert.Single(Context!.Counts, one => one.Name == "contract operations");
        Assert.Equal(operations, count.Total - count.Compared);
        Assert.NotEmpty(Context.Notes);
    }

    private static string Text(IReadOnlyList<DriftFinding> found) => found.Count == 0 ? "nothing" : string.Join('\n', found.Select(one => $"{one.Rule} {one.SpecSays} <> {one.CodeFile}:{one.CodeLine} {one.CodeDoes}"));
}
