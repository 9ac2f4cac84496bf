using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>A field that several schemas of a contract take from one place is one contradiction, which names them.</summary>
public sealed class SharedFieldTests
{
    private const string Shared = """
            CreateOrder:
              allOf:
                - $ref: '#/components/schemas/OrderFields'
            ReplaceOrder:
              allOf:
                - $ref: '#/components/schemas/OrderFields'
            OrderFields:
        """;

    private const string Controller = """
        [ApiController, Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public IActionResult List(int limit = 20) => Ok();
            [HttpPost] public IActionResult Create([FromBody] OrderBody order) => Created();
            [HttpGet("{id}")] public IActionResult Get(Guid id) => Ok();
            [HttpPut("{id}")] public IActionResult Replace(Guid id, [FromBody] OrderBody order) => Ok();
            [HttpDelete("{id}")] public IActionResult Remove(Guid id) => NoContent();
        }
        public class OrderBody
        {
            public string CustomerName { get; set; } = "";
            public string? Note { get; set; }
            public int Quantity { get; set; }
        }
        """;

    [Fact]
    public void Without_a_change_there_is_nothing() => Fixture().Nothing();

    [Theory]
    [InlineData("    public string? Note { get; set; }\n", "", "CreateOrder and ReplaceOrder have the field note")]
    [InlineData("string? Note", "bool Note", "CreateOrder and ReplaceOrder note is string")]
    [InlineData("    public int Quantity", "    public bool IsGift { get; set; }\n    public int Quantity", "CreateOrder and ReplaceOrder have no field IsGift")]
    public void A_field_of_two_schemas_is_found_once_and_both_are_named(string from, string to, string says)
    {
        DriftFinding found = Fixture().Change("src/Orders.cs", from, to).One("C6");
        Assert.Equal(says, found.SpecSays);
    }

    [Fact]
    public void Types_that_differ_are_two_places() =>
        Assert.Equal(2, Fixture().Change("src/Orders.cs", "Guid id, [FromBody] OrderBody order", "Guid id, [FromBody] OtherBody order")
            .Write("src/OtherBody.cs", "public class OtherBody\n{\n    public string CustomerName { get; set; } = \"\";\n    public bool Note { get; set; }\n    public int Quantity { get; set; }\n}\n")
            .Change("src/Orders.cs", "string? Note", "bool Note").Find().Count);

    private static ContractFixture Fixture() => new ContractFixture(("src/Orders.cs", Controller))
        .Change(ContractFixture.ContractFile, "    CreateOrder:", Shared.TrimEnd())
        .Change(ContractFixture.ContractFile, "    delete:", """
                put:
                  requestBody:
                    content:
                      application/json:
                        schema: { $ref: '#/components/schemas/ReplaceOrder' }
                  responses:
                    '200': { description: ok }
                delete:
            """);
}
