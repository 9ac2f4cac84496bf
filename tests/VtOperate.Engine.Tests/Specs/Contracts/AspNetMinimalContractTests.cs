namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>Contracts against the minimal interfaces of ASP.NET: nothing where code keeps them, one finding of the right rule for each thing that is changed.</summary>
public sealed class AspNetMinimalContractTests
{
    private const string Program = "src/Program.cs";
    private const string Routes = "src/OrderRoutes.cs";

    private const string Start = """
        var app = WebApplication.CreateBuilder(args).Build();
        var api = app.MapGroup("/api").WithTags("api");
        api.MapGroup("/orders").MapOrders();
        app.MapGet("/health", () => Results.Ok());
        app.MapGet("/hidden", () => Results.Ok()).ExcludeFromDescription();
        app.Run();
        """;

    private const string Code = """
        public static class OrderRoutes
        {
            // group.MapGet("/old", Old);
            public static RouteGroupBuilder MapOrders(this RouteGroupBuilder group)
            {
                group.MapGet("/", (Store store, [Range(1, 100)] int limit = 20, Sort sort = Sort.Asc) => TypedResults.Ok(store.List(limit, sort)));
                group.MapPost("/", async (CreateOrder order, Store store) =>
                {
                    if (order.Quantity == 0) return Results.BadRequest("return Results.Ok();");
                    return Results.Created("/x", store.Add(order));
                });
                group.MapGet("/{id:int}", Show);
                group.MapDelete("/{id:int}", (int id, Store store) => store.Remove(id) ? Results.NoContent() : Results.NotFound());
                return group;
            }

            private static IResult Show(int id, Store store) => store.Find(id) is { } found ? Results.Ok(found) : Results.NotFound();
        }

        public enum Sort { Asc, Desc }

        public record CreateOrder([property: Required, StringLength(80)] string CustomerName, string? Note, [property: Range(1, int.MaxValue)] int Quantity);
        """;

    [Fact]
    public void Code_that_keeps_its_contract_has_no_finding() => Fixture().Nothing();

    [Theory]
    [InlineData("C4", Routes, "int limit = 20", "int limit = 10")]
    [InlineData("C4", Routes, "Range(1, 100)", "Range(1, 50)")]
    [InlineData("C4", Routes, "enum Sort { Asc, Desc }", "enum Sort { Asc, Desc, Newest }")]
    [InlineData("C5", Routes, "Results.Created(\"/x\", store.Add(order))", "Results.Accepted(\"/x\", store.Add(order))")]
    [InlineData("C5", Routes, ": Results.NotFound());", ": Results.Conflict());")]
    [InlineData("C6", Routes, "StringLength(80)", "StringLength(90)")]
    [InlineData("C6", Routes, "string? Note, ", "")]
    [InlineData("C1", Routes, "        group.MapGet(\"/{id:int}\", Show);\n", "")]
    [InlineData("C2", Routes, "        return group;\n", "        group.MapPut(\"/{id:int}\", (int id) => Results.Ok());\n        return group;\n")]
    [InlineData("C3", Program, "MapGroup(\"/api\")", "MapGroup(\"/v2\")")]
    public void What_is_changed_is_found_once(string rule, string file, string from, string to) => Fixture().Change(file, from, to).One(rule);

    private static ContractFixture Fixture() => new((Program, Start), (Routes, Code));
}
