using System.Diagnostics;
using System.Text;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>Contracts as they are found: damaged, huge, circular, several of them, without code; never a crash and never a false green.</summary>
public sealed class ContractReadingTests
{
    private const string Route = "[ApiController]\n[Route(\"api\")]\npublic class OrdersController : ControllerBase\n{\n    [HttpGet(\"orders\")] public IActionResult List(int limit = 20) => Ok();\n}\n";

    private const string Small = """
        openapi: 3.0.3
        info: { title: Orders, version: '1' }
        paths:
          /api/orders:
            get:
              parameters:
                - { name: limit, in: query, schema: { type: integer, default: 20 } }
              responses: { '200': { description: ok } }

        """;

    [Fact]
    public void A_contract_without_any_route_is_a_note_and_no_finding_for_every_operation()
    {
        ContractFixture fixture = new(("src/main.rs", "fn main() {}\n"));
        Assert.Empty(fixture.Find());
        Assert.Contains(fixture.Context!.Notes, note => note.Rule == "C1" && note.Text.Contains("compared with nothing", StringComparison.Ordinal));
        Assert.Contains(fixture.Context.Counts, count => count == new DriftCount("contract operations", 0, 4));
    }

    [Fact]
    public void A_description_with_a_colon_is_a_finding_with_its_line_and_the_rest_is_compared()
    {
        ContractFixture fixture = Fixture(Small.Replace("      responses:", "      description: from here (default: now)\n      responses:", StringComparison.Ordinal).Replace("default: 20", "default: 30", StringComparison.Ordinal));
        IReadOnlyList<DriftFinding> found = fixture.Find();
        Assert.Equal(["C4", "C7"], found.Select(one => one.Rule));
        Assert.Equal((ContractFixture.ContractFile, 8), (found[1].SpecFile, found[1].SpecLine));
    }

    [Fact]
    public void What_cannot_be_repaired_still_has_paths_and_methods()
    {
        ContractFixture fixture = Fixture(Small + "  /api/gone:\n    delete:\n      responses: { '204': {} }\ncomponents: [\n");
        Assert.Equal(["C1", "C7"], fixture.Find().Select(one => one.Rule));
    }

    [Fact]
    public void Markers_of_a_merge_are_a_finding_with_their_line()
    {
        ContractFixture fixture = Fixture(Small + "<<<<<<< HEAD\n  /api/orders/{id}:\n    get:\n      responses: { '200': {} }\n=======\n>>>>>>> other\n");
        IReadOnlyList<DriftFinding> found = fixture.Find();
        Assert.Equal(["C1", "C7"], found.Select(one => one.Rule));
        Assert.Equal(9, found[1].SpecLine);
    }

    [Fact]
    public void A_schema_that_holds_itself_and_a_reference_in_a_circle_end()
    {
        string contract = ContractFixture.Contract.Replace("note: { type: string }", "note: { type: string }\n        parent: { $ref: '#/components/schemas/CreateOrder' }\n        round: { $ref: '#/components/schemas/Round' }", StringComparison.Ordinal) + "\n    Round: { $ref: '#/components/schemas/Circle' }\n    Circle: { $ref: '#/components/schemas/Round' }\n    Tower: { allOf: [{ $ref: '#/components/schemas/Tower' }] }\n";
        string type = "public class CreateOrder { public string CustomerName { get; set; } public string Note { get; set; } public int Quantity { get; set; } public CreateOrder Parent { get; set; } public object Round { get; set; } }";
        string code = Route.Replace("}\n", "    [HttpPost(\"orders\")] public IActionResult Add(CreateOrder order) => Created();\n}\n", StringComparison.Ordinal);
        ContractFixture fixture = Fixture(contract).Write("src/OrdersController.cs", code).Write("src/CreateOrder.cs", type);
        Assert.Equal(["C1", "C1"], fixture.Find().Select(one => one.Rule));
    }

    [Fact]
    public void A_bomb_of_anchors_is_read_in_bounded_time()
    {
        var bomb = new StringBuilder(Small).Append("x-a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"x-a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        bomb.Append("components: { schemas: { Bomb: { allOf: *a39 } } }\n");
        var clock = Stopwatch.StartNew();
        Fixture(bomb.ToString()).Nothing();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
    }

    [Fact]
    public void A_contract_of_five_megabytes_is_compared_by_paths_and_says_so()
    {
        var large = new StringBuilder(Small);
        while (large.Length < 5 << 20) large.Append("      # ").Append('x', 200).Append('\n');
        large.Append("  /api/gone:\n    delete:\n      responses: {}\n");
        ContractFixture fixture = Fixture(large.ToString());
        var clock = Stopwatch.StartNew();
        fixture.One("C1");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
        Assert.Contains(fixture.Context!.Notes, note => note.Rule == "C7" && note.Text.Contains("larger than", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_is_read_with_its_lines_and_broken_json_is_a_finding()
    {
        const string Json = "{\n \"openapi\": \"3.0.0\",\n \"paths\": {\n  \"/api/orders\": {\n   \"get\": {\n    \"parameters\": [\n     { \"name\": \"limit\", \"in\": \"query\",\n       \"schema\": { \"type\": \"integer\",\n        \"default\": 30 } } ]\n   }\n  }\n }\n}\n";
        ContractFixture fixture = Fixture("x: y\n").Write("specs/001-orders/contracts/api.json", Json);
        Assert.Equal(9, fixture.One("C4").SpecLine);
        fixture = Fixture("x: y\n").Write("specs/001-orders/contracts/api.json", Json.Replace("\"in\": \"query\",", "\"in\": \"query\" oops", StringComparison.Ordinal));
        Assert.Equal(7, fixture.One("C7").SpecLine);
    }

    [Fact]
    public void A_later_feature_overrides_what_an_earlier_one_promised()
    {
        ContractFixture fixture = Fixture(Small.Replace("default: 20", "default: 99", StringComparison.Ordinal));
        fixture.One("C4");
        fixture.Write("specs/002-more/spec.md", "# More\n").Write("specs/002-more/contracts/openapi.yaml", Small);
        Assert.Equal(DriftConfidence.Hint, fixture.One("F1").Confidence);
    }

    [Fact]
    public void A_feature_that_is_not_begun_is_a_note()
    {
        ContractFixture fixture = Fixture(Small).Write("specs/002-more/spec.md", "# More\n").Write("specs/002-more/tasks.md", "- [ ] T001 Make it\n").Write("specs/002-more/contracts/openapi.yaml", Small.Replace("/api/orders", "/api/more", StringComparison.Ordinal));
        fixture.Nothing();
        Assert.Contains(fixture.Context!.Notes, note => note.Text.StartsWith("002-more is not built yet", StringComparison.Ordinal));
        fixture.Write("specs/002-more/tasks.md", "- [x] T001 Make it\n- [ ] T002 More\n").One("C1");
    }

    [Fact]
    public void The_id_that_a_description_names_is_what_the_finding_is_about()
    {
        ContractFixture fixture = Fixture(Small.Replace("default: 20", "default: 99", StringComparison.Ordinal).Replace("    get:\n", "    get:\n      summary: Lists orders (FR-004)\n", StringComparison.Ordinal));
        Assert.Equal("001-orders#FR-004", fixture.One("C4").Requirement);
    }

    [Fact]
    public void A_path_made_while_the_program_runs_is_counted_and_no_contradiction()
    {
        ContractFixture fixture = Fixture(Small).Write("src/OrdersController.cs", Route.Replace("[Route(\"api\")]", "[Route(Settings.Load() + \"/api\")]", StringComparison.Ordinal))
            .Write("src/OtherController.cs", "[ApiController]\n[Route(\"api\")]\npublic class OtherController : ControllerBase { [HttpGet(\"health\")] public IActionResult A() => Ok(); }\n");
        Assert.Empty(fixture.Find());
        Assert.Contains(fixture.Context!.Notes, note => note.Text.Contains("cannot be analysed", StringComparison.Ordinal));
        Assert.Contains(fixture.Context.Counts, count => count == new DriftCount("contract operations", 0, 1));
    }

    private static ContractFixture Fixture(string contract) => new ContractFixture(("src/OrdersController.cs", Route)).Write(ContractFixture.ContractFile, contract);
}
