namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>
/// Every framework against every kind of contradiction: code that keeps the contract has no finding, each thing that is changed in the contract is found once, and what the code of a framework does not
/// say contradicts nothing. A further framework is one more row.
/// </summary>
public sealed class FrameworkDriftTests
{
    // What the code of a framework says beside its paths.
    private const string Default = "default", Limits = "limits", Values = "values", Success = "success", Refusal = "refusal", Fields = "fields", All = "default limits values success refusal fields";

    private static readonly Dictionary<string, (string Rule, string Needs, string From, string To)> s_kinds = new(StringComparer.Ordinal)
    {
        ["operation that no route answers"] = ("C1", "", "    delete:\n", "    put:\n      responses:\n        '200': { description: ok }\n    delete:\n"),
        ["route that no contract has"] = ("C2", "", "    delete:\n      responses:\n        '204': { description: gone }\n        '404': { description: none }\n", ""),
        ["base path"] = ("C3", "", "5000/api", "5000/v2"),
        ["default"] = ("C4", Default, "default: 20", "default: 25"),
        ["minimum"] = ("C4", Limits, "default: 20, minimum: 1,", "default: 20, minimum: 5,"),
        ["maximum"] = ("C4", Limits, "maximum: 100", "maximum: 50"),
        ["values"] = ("C4", Values, "[asc, desc]", "[asc, desc, newest]"),
        ["success"] = ("C5", Success, "'201'", "'202'"),
        ["refusal"] = ("C5", Refusal, "'400'", "'402'"),
        ["field that the code lacks"] = ("C6", Fields, "    note: { type: string }\n", "    note: { type: string }\n        giftCard: { type: string }\n"),
        ["field that the contract lacks"] = ("C6", Fields, "        note: { type: string }\n", ""),
        ["field that was renamed"] = ("C6", Fields, "        note: {", "        noteText: {"),
        ["type"] = ("C6", Fields, "note: { type: string }", "note: { type: boolean }"),
        ["length"] = ("C6", Fields, "maxLength: 80", "maxLength: 100"),
        ["bound of a field"] = ("C6", Fields, "quantity: { type: integer, minimum: 1 }", "quantity: { type: integer, minimum: 3 }"),
        ["required"] = ("C6", Fields, "      required: [customer_name]\n", ""),
        ["text that cannot be read"] = ("C7", "", "info: { title: Orders, version: '1' }", "info:\n  title: Orders: all of them\n  version: '1'"),
    };

    private static readonly Dictionary<string, (string Says, (string Path, string Text)[] Code)> s_frameworks = new(StringComparer.Ordinal)
    {
        ["ASP.NET controllers"] = (All, [("src/OrdersController.cs", """
            [ApiController, Route("api/[controller]")]
            public class OrdersController : ControllerBase
            {
                [HttpGet] public IActionResult List([Range(1, 100)] int limit = 20, Sort sort = Sort.Asc) => Ok(store.List(limit, sort));
                [HttpPost] public IActionResult Create([FromBody] CreateOrder order) => order.Quantity > 9 ? BadRequest() : CreatedAtAction(nameof(Get), order);
                [HttpGet("{id:guid}")] public IActionResult Get(Guid id) => store.Has(id) ? Ok() : NotFound();
                [HttpDelete("{id:guid}")] public IActionResult Remove(Guid id) => store.Has(id) ? NoContent() : NotFound();
            }
            public enum Sort { Asc, Desc }
            public class CreateOrder
            {
                [Required, MaxLength(80)] public string CustomerName { get; set; } = "";
                public string? Note { get; set; }
                [Range(1, int.MaxValue)] public int Quantity { get; set; }
            }
            """)]),
        ["ASP.NET minimal interfaces"] = (All, [("src/Program.cs", """
            var app = WebApplication.Create(args);
            var orders = app.MapGroup("/api/orders");
            orders.MapGet("/", ([Range(1, 100)] int limit = 20, Sort sort = Sort.Asc) => Results.Ok(store.List(limit, sort)));
            orders.MapPost("/", (CreateOrder order) => order.Quantity > 9 ? Results.BadRequest() : Results.Created("/x", order));
            orders.MapGet("/{id:guid}", (Guid id) => store.Has(id) ? Results.Ok() : Results.NotFound());
            orders.MapDelete("/{id:guid}", (Guid id) => store.Has(id) ? Results.NoContent() : Results.NotFound());
            app.Run();
            public enum Sort { Asc, Desc }
            public record CreateOrder([property: Required, MaxLength(80)] string CustomerName, string? Note, [property: Range(1, int.MaxValue)] int Quantity);
            """)]),
        ["Spring"] = (All, [("src/main/java/shop/OrderController.java", """
            @RestController
            @RequestMapping("/api/orders")
            public class OrderController {
                @GetMapping public List<Order> list(@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit, @RequestParam(defaultValue = "asc") Sort sort) { return store.list(limit, sort); }
                @PostMapping public ResponseEntity<Void> create(@Valid @RequestBody CreateOrder order) { return order.quantity() > 9 ? ResponseEntity.badRequest().build() : ResponseEntity.status(HttpStatus.CREATED).build(); }
                @GetMapping("/{id}") public ResponseEntity<Order> get(@PathVariable UUID id) { return store.has(id) ? ResponseEntity.ok(store.get(id)) : ResponseEntity.notFound().build(); }
                @DeleteMapping("/{id}") public ResponseEntity<Void> remove(@PathVariable UUID id) { return store.has(id) ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build(); }
                enum Sort { ASC, DESC }
                record CreateOrder(@NotBlank @Size(max = 80) String customerName, String note, @Min(1) Integer quantity) {}
            }
            """)]),
        ["Spring in Kotlin"] = (All, [("src/main/kotlin/shop/OrderController.kt", """
            @RestController
            @RequestMapping("$BASE/orders")
            class OrderController(private val store: Orders) {
                // @PutMapping("/{id}") fun replace(@PathVariable id: UUID) = 1
                @GetMapping
                fun list(@RequestParam(defaultValue = "20") @Min(1) @Max(100) limit: Int, @RequestParam sort: Sort = Sort.ASC): List<Order> = store.list(limit, sort)

                @PostMapping
                fun create(@Valid @RequestBody order: CreateOrder): ResponseEntity<Unit> {
                    if (order.quantity > 9) return ResponseEntity.badRequest().build()
                    return ResponseEntity.status(HttpStatus.CREATED).build()
                }

                @GetMapping(path = ["/{id}"])
                suspend fun get(@PathVariable id: UUID): ResponseEntity<Order> =
                    store.find(id)?.let { ResponseEntity.ok(it) } ?: ResponseEntity.notFound().build()

                @DeleteMapping("/{id}")
                fun remove(@PathVariable id: UUID): ResponseEntity<Unit> {
                    if (!store.has(id)) return ResponseEntity.notFound().build()
                    return ResponseEntity.noContent().build()
                }
            }

            const val BASE = "/api"

            enum class Sort { ASC, DESC }

            data class CreateOrder(
                @field:NotBlank @field:Size(max = 80) val customerName: String,
                val note: String?,
                @field:Min(1) val quantity: Int = 1,
            )
            """)]),
        ["Express"] = (All, [("src/app.ts", Zod + """
            import express from 'express';
            const app = express();
            const orders = express.Router();
            app.use('/api/orders', orders);
            orders.get('/', (req, res) => { const query = Query.parse(req.query); res.json(store.list(query)); });
            orders.post('/', (req, res) => { if (!CreateOrder.safeParse(req.body).success) return res.status(400).end(); res.status(201).json({}); });
            orders.get('/:id', (req, res) => store.has(req.params.id) ? res.json({}) : res.sendStatus(404));
            orders.delete('/:id', (req, res) => res.sendStatus(store.has(req.params.id) ? 204 : 404));
            """)]),
        ["Hono"] = (All, [("src/app.ts", Zod + """
            import { Hono } from 'hono';
            const app = new Hono().basePath('/api');
            app.get('/orders', zValidator('query', Query), (c) => c.json(store.list()));
            app.post('/orders', zValidator('json', CreateOrder), (c) => store.isFull() ? c.json({}, 400) : c.json({}, 201));
            app.get('/orders/:id', (c) => c.json({}));
            app.delete('/orders/:id', (c) => c.body(null, 204));
            """)]),
        ["Fastify"] = (All, [("src/app.ts", Zod + """
            import Fastify from 'fastify';
            const app = Fastify();
            app.register(async (orders) => {
              orders.get('/', async (request, reply) => reply.send(store.list(Query.parse(request.query))));
              orders.post('/', async (request, reply) => CreateOrder.safeParse(request.body).success ? reply.code(201).send({}) : reply.code(400).send({}));
              orders.get('/:id', async (request, reply) => reply.send({}));
              orders.delete('/:id', async (request, reply) => reply.code(204).send());
            }, { prefix: '/api/orders' });
            """)]),
        ["FastAPI"] = (All, [("app/main.py", """
            from fastapi import APIRouter, FastAPI, HTTPException, Query
            class Sort(str, Enum):
                asc = "asc"
                desc = "desc"
            class CreateOrder(BaseModel):
                customer_name: str = Field(max_length=80)
                note: str | None = None
                quantity: int = Field(1, ge=1)
            router = APIRouter(prefix="/orders")
            @router.get("")
            def list_orders(limit: int = Query(20, ge=1, le=100), sort: Sort = Sort.asc):
                return store.list(limit, sort)
            @router.post("", status_code=201)
            def create(order: CreateOrder):
                raise HTTPException(status_code=400)
            @router.get("/{order_id}")
            def get(order_id: str):
                raise HTTPException(404)
            @router.delete("/{order_id}", status_code=204)
            def remove(order_id: str):
                raise HTTPException(404)
            app = FastAPI()
            app.include_router(router, prefix="/api")
            """)]),
        ["Flask"] = ("default success refusal", [("shop/views.py", """
            from flask import Blueprint, Flask, jsonify, request
            orders = Blueprint("orders", __name__, url_prefix="/orders")
            @orders.route("/")
            def list_orders():
                return jsonify(store.list(request.args.get("limit", 20, type=int)))
            @orders.post("/")
            def create():
                if not request.json:
                    return jsonify(error="none"), 400
                return jsonify({}), 201
            @orders.get("/<uuid:order_id>")
            def get(order_id):
                return jsonify({})
            @orders.delete("/<uuid:order_id>")
            def remove(order_id):
                return "", 204
            app = Flask(__name__)
            api = Blueprint("api", __name__, url_prefix="/api")
            api.register_blueprint(orders)
            app.register_blueprint(api)
            """)]),
        ["Rails"] = ("default success refusal", [("app/controllers/api/orders_controller.rb", """
            class Api::OrdersController < ApplicationController
              def index
                render json: store.list(params.fetch(:limit, 20))
              end

              def create
                return head :bad_request unless params[:order]

                render json: {}, status: :created
              end

              def show
                return head :not_found unless store.has?(params[:id])

                render json: store.get(params[:id])
              end

              def destroy
                head(:no_content)
              end
            end
            """), ("config/routes.rb", """
            Rails.application.routes.draw do
              # put '/api/orders/:id', to: 'orders#replace'
              namespace :api, defaults: { format: :json } do
                resources :orders, only: %i[index create show destroy]
              end
              root 'home#index'
            end
            """)]),
        ["net/http"] = ("default success refusal fields", [("cmd/main.go", Go + """
            import "net/http"
            func main() {
            	mux := http.NewServeMux()
            	mux.HandleFunc("GET /api/orders", func(w http.ResponseWriter, r *http.Request) { writeJSON(w, http.StatusOK, store.List(queryInt(r, "limit", 20))) })
            	mux.HandleFunc("POST /api/orders", func(w http.ResponseWriter, r *http.Request) {
            		var order CreateOrder
            		if json.NewDecoder(r.Body).Decode(&order) != nil { http.Error(w, "none", 400) }
            		w.WriteHeader(http.StatusCreated)
            	})
            	mux.HandleFunc("GET /api/orders/{id}", func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })
            	mux.HandleFunc("DELETE /api/orders/{id}", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
            }
            """)]),
        ["chi"] = ("default success refusal fields", [("cmd/main.go", Go + """
            import "github.com/go-chi/chi/v5"
            func main() {
            	r := chi.NewRouter()
            	r.Route("/api/orders", func(r chi.Router) {
            		r.Get("/", func(w http.ResponseWriter, r *http.Request) { writeJSON(w, http.StatusOK, store.List(queryInt(r, "limit", 20))) })
            		r.Post("/", create)
            		r.Get("/{id}", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404) })
            		r.Delete("/{id}", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })
            	})
            }
            func create(w http.ResponseWriter, r *http.Request) {
            	var order CreateOrder
            	if json.NewDecoder(r.Body).Decode(&order) != nil { http.Error(w, "none", 400) }
            	w.WriteHeader(201)
            }
            """)]),
        ["gin"] = ("default limits success refusal fields", [("cmd/main.go", Go + """
            import "github.com/gin-gonic/gin"
            type ListQuery struct {
            	Limit int `form:"limit,default=20" binding:"min=1,max=100"`
            }
            func main() {
            	orders := gin.Default().Group("/api/orders")
            	orders.GET("", func(c *gin.Context) {
            		var query ListQuery
            		c.ShouldBindQuery(&query)
            		c.JSON(http.StatusOK, nil)
            	})
            	orders.POST("", func(c *gin.Context) {
            		var order CreateOrder
            		if c.ShouldBindJSON(&order) != nil { c.AbortWithStatus(400) }
            		c.JSON(201, order)
            	})
            	orders.GET("/:id", func(c *gin.Context) { c.JSON(200, nil) })
            	orders.DELETE("/:id", func(c *gin.Context) { c.Status(204) })
            }
            """)]),
        ["gorilla"] = ("default success refusal fields", [("cmd/main.go", Go + """
            import "github.com/gorilla/mux"
            func main() {
            	api := mux.NewRouter().PathPrefix("/api").Subrouter()
            	api.HandleFunc("/orders", func(w http.ResponseWriter, r *http.Request) { writeJSON(w, http.StatusOK, store.List(queryInt(r, "limit", 20))) }).Methods("GET")
            	api.HandleFunc("/orders", func(w http.ResponseWriter, r *http.Request) {
            		var order CreateOrder
            		if json.NewDecoder(r.Body).Decode(&order) != nil { http.Error(w, "none", 400) }
            		w.WriteHeader(201)
            	}).Methods("POST")
            	api.HandleFunc("/orders/{id:[0-9]+}", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200) }).Methods("GET")
            	api.HandleFunc("/orders/{id:[0-9]+}", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) }).Methods("DELETE")
            }
            """)]),
        ["echo"] = ("success refusal fields", [("cmd/main.go", Go + """
            import "github.com/labstack/echo/v4"
            func main() {
            	e := echo.New()
            	g := e.Group("/api/orders")
            	g.GET("", func(c echo.Context) error { return c.JSON(http.StatusOK, nil) })
            	g.POST("", func(c echo.Context) error {
            		var order CreateOrder
            		if c.Bind(&order) != nil { return echo.NewHTTPError(http.StatusBadRequest) }
            		return c.JSON(http.StatusCreated, order)
            	})
            	g.GET("/:id", func(c echo.Context) error { return c.JSON(200, nil) })
            	g.DELETE("/:id", func(c echo.Context) error { return c.NoContent(204) })
            }
            """)]),
        ["fiber"] = ("success refusal fields", [("cmd/main.go", Go + """
            import "github.com/gofiber/fiber/v2"
            func main() {
            	app := fiber.New()
            	orders := app.Group("/api").Group("/orders")
            	orders.Get("", func(c *fiber.Ctx) error { return c.Status(200).JSON(nil) })
            	orders.Post("", func(c *fiber.Ctx) error {
            		var order CreateOrder
            		if c.BodyParser(&order) != nil { return fiber.NewError(fiber.StatusBadRequest) }
            		return c.Status(fiber.StatusCreated).JSON(order)
            	})
            	orders.Get("/:id", func(c *fiber.Ctx) error { return c.Status(200).JSON(nil) })
            	orders.Delete("/:id", func(c *fiber.Ctx) error { return c.SendStatus(204) })
            }
            """)]),
    };

    private const string Zod = """
        import { z } from 'zod';
        const Query = z.object({ limit: z.coerce.number().min(1).max(100).default(20), sort: z.enum(['asc', 'desc']).default('asc') });
        const CreateOrder = z.object({ customerName: z.string().max(80), note: z.string().optional(), quantity: z.number().int().min(1).optional() });

        """;

    private const string Go = """
        package main
        type CreateOrder struct {
        	CustomerName string `json:"customer_name" validate:"required,max=80"`
        	Note         string `json:"note,omitempty"`
        	Quantity     int    `json:"quantity" validate:"min=1"`
        }

        """;

    public static TheoryData<string> Frameworks => [.. s_frameworks.Keys];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string framework in s_frameworks.Keys)
            {
                foreach (string kind in s_kinds.Keys) pairs.Add(framework, kind);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Code_that_keeps_its_contract_has_no_finding(string framework) => new ContractFixture(s_frameworks[framework].Code).Nothing();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_is_changed_is_found_once_where_the_code_says_it(string framework, string kind)
    {
        (string rule, string needs, string from, string to) = s_kinds[kind];
        (string says, (string Path, string Text)[] code) = s_frameworks[framework];
        ContractFixture fixture = new ContractFixture(code).Change(ContractFixture.ContractFile, from, to);
        if (needs.Length == 0 || says.Split(' ').Contains(needs)) fixture.One(rule);
        else fixture.Nothing();
    }
}
