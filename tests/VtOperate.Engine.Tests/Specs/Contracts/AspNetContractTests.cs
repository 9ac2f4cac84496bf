using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>Contracts against controllers of ASP.NET: nothing where code keeps them, one finding of the right rule for each thing that is changed.</summary>
public sealed class AspNetContractTests
{
    private const string Controller = "src/OrdersController.cs";
    private const string Models = "src/Models.cs";

    private const string Code = """
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        // [HttpGet("old")] in a comment declares nothing.
        [ApiController]
        [Route(Paths.Base + "/[controller]")]
        public class OrdersController(IOrders orders) : ControllerBase
        {
            [HttpGet]
            public async Task<IActionResult> List([FromQuery, Range(1, 100)] int limit = 20, [FromQuery] Sort sort = Sort.Asc)
            {
                return Ok(await orders.List(limit, sort, "[HttpGet]"));
            }

            [HttpPost]
            public ActionResult<OrderDto> Create(CreateOrder order)
            {
                if (order.Note == "x") return BadRequest();
                return CreatedAtAction(nameof(Get), new { }, orders.Add(order));
            }

            [HttpGet("{id:guid}")]
            public IActionResult Get(Guid id) => orders.Find(id) is { } found ? Ok(found) : NotFound();

            [HttpDelete("{id}")]
            public IActionResult Remove(Guid id)
            {
                if (!orders.Remove(id)) return NotFound();
                return NoContent();
            }
        }
        """;

    private const string Types = """
        namespace Shop;
        public static class Paths { public const string Base = "api"; }
        public enum Sort { Asc, Desc }
        public class CreateOrder
        {
            [Required]
            [StringLength(80)]
            public string CustomerName { get; set; } = string.Empty;
            public string? Note { get; set; }
            [Range(1, int.MaxValue)]
            public int Quantity { get; set; }
        }
        """;

    [Fact]
    public void Code_that_keeps_its_contract_has_no_finding() => Fixture().Nothing();

    [Theory]
    [InlineData("C4", "int limit = 20", "int limit = 50")]
    [InlineData("C4", "Range(1, 100)", "Range(5, 100)")]
    [InlineData("C4", "Range(1, 100)", "Range(1, 500)")]
    [InlineData("C5", "return NoContent();", "return Ok();")]
    [InlineData("C5", "return BadRequest();", "return Conflict();")]
    [InlineData("C1", "[HttpDelete(\"{id}\")]", "[NonAction]")]
    [InlineData("C1", "[HttpDelete(\"{id}\")]", "[HttpDelete(\"{id}/now\")]", true)]
    [InlineData("C3", "Paths.Base + \"/[controller]\"", "\"v2/[controller]\"")]
    public void What_is_changed_in_a_controller_is_found_once(string rule, string from, string to, bool isMoved = false)
    {
        ContractFixture fixture = Fixture().Change(Controller, from, to);
        if (!isMoved)
        {
            Assert.Equal(rule == "C5" ? DriftConfidence.Likely : DriftConfidence.Certain, fixture.One(rule).Confidence);
            return;
        }

        // The route that is there now is documented nowhere.
        Assert.Equal(["C1", "C2"], fixture.Find().Select(one => one.Rule));
    }

    [Theory]
    [InlineData("C4", "enum Sort { Asc, Desc }", "enum Sort { Asc, Desc, Newest }")]
    [InlineData("C6", "[StringLength(80)]", "[StringLength(100)]")]
    [InlineData("C6", "Range(1, int.MaxValue)", "Range(0, int.MaxValue)")]
    [InlineData("C6", "    public string? Note { get; set; }\n", "")]
    [InlineData("C6", "string? Note", "string? Remark")]
    [InlineData("C6", "int Quantity", "string Quantity")]
    [InlineData("C6", "    public string? Note", "    [Required] public string? Note")]
    [InlineData("C6", "    public string? Note", "    public bool IsGift { get; set; }\n    public string? Note")]
    public void What_is_changed_in_a_type_is_found_once(string rule, string from, string to) => Fixture().Change(Models, from, to).One(rule);

    [Fact]
    public void A_route_that_no_contract_names_is_found_with_its_line()
    {
        DriftFinding found = Fixture().Change(Controller, "    [HttpPost]", "    [HttpPut(\"{id}\")]\n    public IActionResult Change(Guid id) => NoContent();\n\n    [HttpPost]").One("C2");
        Assert.Equal((Controller, 14), (found.CodeFile, found.CodeLine));
        Assert.Equal("001-orders", found.Requirement);
    }

    [Fact]
    public void Where_the_project_lies_does_not_make_its_prose_a_contract() =>
        new ContractFixture((Controller, Code.Replace("[HttpPost]", "[HttpPut(\"{id}\")] public IActionResult Change(Guid id) => NoContent();\n    [HttpPost]", StringComparison.Ordinal)), (Models, Types)) { Below = "contracts/shop" }
            .Write("specs/001-orders/quickstart.md", "`PUT /api/orders/{id}` changes one.\n").One("C2");

    [Theory]
    [InlineData("[HttpGet(\"/health\")]\n    public IActionResult Health() => Ok();")]
    [InlineData("[ApiExplorerSettings(IgnoreApi = true)]\n    [HttpGet(\"/api/hidden\")]\n    public IActionResult Hidden() => Ok();")]
    [InlineData("[HttpGet(\"{**path}\")]\n    public IActionResult Page(string path) => Ok();")]
    public void Routes_that_need_no_contract_are_none(string code) => Fixture().Change(Controller, "    [HttpPost]", $"    {code}\n\n    [HttpPost]").Nothing();

    [Fact]
    public void The_place_of_a_default_is_named_on_both_sides_and_survives_moved_lines()
    {
        DriftFinding found = Fixture().Change(Controller, "int limit = 20", "int limit = 50").One("C4");
        Assert.Equal((ContractFixture.ContractFile, 11, Controller, 9), (found.SpecFile, found.SpecLine, found.CodeFile, found.CodeLine));
        DriftFinding moved = Fixture().Change(Controller, "int limit = 20", "int limit = 50").Change(Controller, "namespace Shop;", "namespace Shop;\n\n").One("C4");
        Assert.Equal(found.Fingerprint, moved.Fingerprint);
        Assert.NotEqual(found.CodeLine, moved.CodeLine);
    }

    private static ContractFixture Fixture() => new((Controller, Code), (Models, Types));
}
