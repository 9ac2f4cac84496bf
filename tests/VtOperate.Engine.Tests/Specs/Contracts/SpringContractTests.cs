using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>Contracts against controllers of Spring: nothing where code keeps them, one finding of the right rule for each thing that is changed.</summary>
public sealed class SpringContractTests
{
    private const string Controller = "src/main/java/shop/OrderController.java";
    private const string Request = "src/main/java/shop/CreateOrder.java";

    private const string Code = """
        package shop;
        /* @GetMapping("/old") in a comment declares nothing. */
        @RestController
        @RequestMapping(OrderController.BASE)
        public class OrderController {
            static final String BASE = "/api" + "/orders";
            private final Orders orders;

            @GetMapping
            public List<Order> list(
                    @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
                    @RequestParam(name = "sort", defaultValue = "asc") Sort order) {
                return orders.list(limit, order);
            }

            @PostMapping
            @ResponseStatus(HttpStatus.CREATED)
            public void create(@Valid @RequestBody CreateOrder order) { orders.add(order); }

            @GetMapping("/{id}")
            public ResponseEntity<Order> get(@PathVariable UUID id) {
                if (orders.lacks(id)) return ResponseEntity.notFound().build();
                return ResponseEntity.ok(orders.get(id));
            }

            @DeleteMapping(path = "/{id}")
            public ResponseEntity<Void> remove(@PathVariable UUID id) {
                return orders.remove(id) ? ResponseEntity.noContent().build() : ResponseEntity.status(HttpStatus.NOT_FOUND).build();
            }

            enum Sort { ASC, DESC }
        }
        """;

    private const string Type = """
        package shop;
        public record CreateOrder(
            @NotBlank @Size(max = 80) String customerName,
            String note,
            @Min(1) Integer quantity
        ) {}
        """;

    [Fact]
    public void Code_that_keeps_its_contract_has_no_finding() => Fixture().Nothing();

    [Theory]
    [InlineData("C4", "defaultValue = \"20\"", "defaultValue = \"10\"")]
    [InlineData("C4", "@Min(1) @Max(100)", "@Min(2) @Max(100)")]
    [InlineData("C4", "enum Sort { ASC, DESC }", "enum Sort { ASC, DESC, NEWEST }")]
    [InlineData("C5", "HttpStatus.CREATED", "HttpStatus.ACCEPTED")]
    [InlineData("C5", "ResponseEntity.notFound()", "ResponseEntity.badRequest()")]
    [InlineData("C1", "@DeleteMapping(path = \"/{id}\")", "")]
    [InlineData("C2", "    @PostMapping", "    @PutMapping(\"/{id}\") public void change(@PathVariable UUID id) { }\n    @PostMapping")]
    [InlineData("C3", "\"/api\" + \"/orders\"", "\"/v2\" + \"/orders\"")]
    public void What_is_changed_in_a_controller_is_found_once(string rule, string from, string to) => Fixture().Change(Controller, from, to).One(rule);

    [Theory]
    [InlineData("max = 80", "max = 255")]
    [InlineData("    String note,\n", "")]
    [InlineData("String note", "String remark")]
    [InlineData("Integer quantity", "Boolean quantity")]
    public void What_is_changed_in_a_type_is_found_once(string from, string to) => Assert.Equal(DriftConfidence.Strong, Fixture().Change(Request, from, to).One("C6").Confidence);

    [Fact]
    public void A_page_is_no_route_of_an_interface() =>
        Fixture().Write("src/main/java/shop/Pages.java", "@Controller\nclass PageController {\n  @GetMapping(\"/orders-page\") public String show() { return \"page\"; }\n}\n").Nothing();

    [Theory]
    [InlineData("application.yml", "server:\n  port: 8080\n  servlet:\n    context-path: \"/api\" # of all\n---\nspring:\n  config:\n    activate:\n      on-profile: test\nserver:\n  servlet:\n    context-path: /test\n")]
    [InlineData("application.properties", "# server.servlet.context-path=/old\nserver.servlet.context-path=/api\n")]
    [InlineData("application.yaml", "server.servlet.context-path: /api\n")]
    public void What_the_settings_put_before_every_path_counts(string file, string text) =>
        Fixture().Change(Controller, "\"/api\" + \"/orders\"", "\"/orders\"").Write("src/main/resources/" + file, text).Nothing();

    [Fact]
    public void A_context_path_that_the_contract_does_not_know_is_another_base() => Fixture().Write("src/main/resources/application.yml", "server:\n  servlet:\n    context-path: /shop\n").One("C3");

    [Fact]
    public void A_context_path_that_is_given_from_outside_is_not_known() => Fixture().Write("src/main/resources/application.yml", "server:\n  servlet:\n    context-path: ${BASE}\n").NotComparable(4);

    [Theory]
    [InlineData("\"\\${api.base}/orders\"")]
    [InlineData("basePath()")]
    public void A_path_in_Kotlin_that_is_not_known_is_counted_and_not_missing(string path) => new ContractFixture(("src/main/kotlin/shop/OrderController.kt", $$"""
        @RestController
        @RequestMapping({{path}})
        class OrderController {
            val text = "@GetMapping(\"/never\")"
            @GetMapping fun list(): List<Order> = store.list()
            @PostMapping @ResponseStatus(HttpStatus.CREATED) fun create() { store.add() }
            @GetMapping("/{id}") fun get(@PathVariable id: UUID): ResponseEntity<Order> = ResponseEntity.ok(store.get(id))
            @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) fun remove(@PathVariable id: UUID) { store.remove(id) }
        }
        """)).NotComparable(4);

    private static ContractFixture Fixture() => new((Controller, Code), (Request, Type));
}
