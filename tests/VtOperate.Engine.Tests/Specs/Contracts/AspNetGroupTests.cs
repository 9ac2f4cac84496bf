namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>The ways in which minimal interfaces of ASP.NET put groups together: routes are found behind each, and nothing is said where their place is only known while the program runs.</summary>
public sealed class AspNetGroupTests
{
    private const string Orders = """
        public static class OrderRoutes
        {
            // group.MapPut("/{id}", Change);
            public const string Text = "app.MapPatch(\"/never\", Change)";
            public static void MapOrders(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("/orders", () => TypedResults.Ok());
                routes.MapPost("/orders", () => Results.Created("/x", null));
                var one = routes.MapGroup("/orders/{id:guid}").WithTags("one");
                one.MapMethods("", ["GET", "DELETE"], (Guid id) => Results.NotFound());
            }
        }
        """;

    [Theory]
    [InlineData("var app = WebApplication.Create(args);\napp.MapGroup(\"/api\").MapOrders();\napp.Run();\n")]
    [InlineData("const string Base = \"/api\";\nvar builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\nRouteGroupBuilder api = app.MapGroup(Base);\napi.RequireAuthorization();\nOrderRoutes.MapOrders(api);\n")]
    [InlineData("public class Startup\n{\n    public void Configure(IApplicationBuilder app)\n    {\n        app.UseEndpoints(endpoints =>\n        {\n            endpoints.MapGroup(\"api\").MapOrders();\n        });\n    }\n}\n")]
    [InlineData("var app = WebApplication.Create(args);\nMap(app.MapGroup(\"/\"));\nvoid Map(RouteGroupBuilder root)\n{\n    var v1 = root.MapGroup(\"api\").WithOpenApi(operation => { operation.Deprecated = false; return operation; });\n    v1.MapOrders();\n}\n")]
    public void Groups_carry_their_prefix(string program) => new ContractFixture(("src/Program.cs", program), ("src/OrderRoutes.cs", Orders)).Nothing();

    [Theory]
    [InlineData("var app = WebApplication.Create(args);\napp.MapGet(\"/health\", () => Results.Ok());\napp.MapGroup(app.Configuration[\"Base\"]!).MapOrders();\n")]
    [InlineData("var app = WebApplication.Create(args);\napp.MapGet(\"/health\", () => Results.Ok());\nforeach (IModule module in modules) module.Map(app);\n")]
    public void A_group_whose_place_is_not_known_is_counted_and_not_missing(string program) => new ContractFixture(("src/Program.cs", program), ("src/OrderRoutes.cs", Orders)).NotComparable(4);

    [Fact]
    public void Paths_that_are_made_while_the_program_runs_are_counted_and_not_missing() =>
        new ContractFixture(("src/Program.cs", "var app = WebApplication.Create(args);\napp.MapGet(\"/health\", () => Results.Ok());\nforeach (var one in routes) app.MapMethods(one.Path, one.Methods, one.Handler);\n")).NotComparable(4);

    [Fact]
    public void Modules_that_are_found_by_their_interface_stand_where_they_are_called() => new ContractFixture(
        ("src/Program.cs", "var app = WebApplication.Create(args);\nvar api = app.MapGroup(\"/api\");\nforeach (IEndpoint endpoint in app.Services.GetServices<IEndpoint>()) endpoint.MapEndpoint(api);\n"),
        ("src/Orders.cs", """
            public sealed class ListOrders : IEndpoint
            {
                public void MapEndpoint(IEndpointRouteBuilder app) => app.MapGet("orders", Handle).Produces<List<Order>>();
                private static async Task<Ok<List<Order>>> Handle(OrderDb db) => TypedResults.Ok(await db.All());
            }

            public sealed class CreateOrder : IEndpoint
            {
                public void MapEndpoint(IEndpointRouteBuilder app)
                {
                    app.MapPost("orders", async Task<Results<Created<Order>, BadRequest<string>>> (Command command, OrderDb db) => await db.Add(command));
                    app.MapGet("orders/{id}", (Guid id, OrderDb db) => db.Find(id)).Produces<Order>(200).ProducesProblem(StatusCodes.Status404NotFound);
                    app.MapDelete("orders/{id}", (Guid id) => { }).Produces(204);
                }

                public record Command(string CustomerName, string? Note, [property: Range(1, 9)] int Quantity);
            }
            """.Replace("Range(1, 9)", "Range(1, int.MaxValue)", StringComparison.Ordinal))).Nothing();

    [Theory]
    [InlineData("app.UsePathBase(\"/api\");\napp.MapOrders();")]
    [InlineData("app.UsePathBase(\"/shop\");\napp.MapGroup(\"/api\").MapOrders();")]
    public void A_path_base_is_answered_beside_the_paths_themselves(string code) => new ContractFixture(("src/Program.cs", $"var app = WebApplication.Create(args);\n{code}\n"), ("src/OrderRoutes.cs", Orders)).Nothing();
}
