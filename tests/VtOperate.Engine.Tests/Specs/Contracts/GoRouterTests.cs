namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>The ways in which programs in Go put routers together: routes are found behind each, and nothing is said where their place is only known while the program runs.</summary>
public sealed class GoRouterTests
{
    [Theory]
    [InlineData("""
        package main
        import "net/http"
        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("GET /orders/{$}", list)
        	mux.HandleFunc("GET /orders", list)
        	mux.HandleFunc("POST /orders", create)
        	mux.HandleFunc("GET /orders/{id}", show)
        	mux.Handle("DELETE /orders/{id}", http.HandlerFunc(remove))
        	// mux.HandleFunc("PUT /orders/{id}", change)
        	root := http.NewServeMux()
        	root.Handle("/api/", http.StripPrefix("/api", mux))
        	http.ListenAndServe(":8080", root)
        }
        """)]
    [InlineData("""
        package main
        import "github.com/gorilla/mux"
        func main() {
        	r := mux.NewRouter()
        	api := r.PathPrefix("/api").Subrouter()
        	api.HandleFunc("/orders", list).Methods("GET")
        	api.HandleFunc("/orders", create).Methods(http.MethodPost)
        	api.HandleFunc("/orders/{id:[0-9]{1,9}}", show).Methods("GET", "DELETE")
        }
        """)]
    [InlineData("""
        package main
        import "github.com/labstack/echo/v4"
        func main() {
        	e := echo.New()
        	g := e.Group("/api")
        	orders(g.Group("/orders"))
        }
        func orders(g *echo.Group) {
        	g.GET("", list)
        	g.POST("", func(c echo.Context) error { return c.JSON(http.StatusCreated, nil) })
        	g.GET("/:id", show)
        	g.DELETE("/:id", func(c echo.Context) error { return c.NoContent(http.StatusNoContent) })
        }
        """)]
    [InlineData("""
        package main
        import "github.com/gofiber/fiber/v2"
        func main() {
        	app := fiber.New()
        	api := app.Group("/api")
        	api.Get("/orders", list)
        	api.Post("/orders", func(c *fiber.Ctx) error { return c.Status(fiber.StatusCreated).JSON(nil) })
        	api.Get("/orders/:id", show)
        	api.Delete("/orders/:id", func(c *fiber.Ctx) error { return c.SendStatus(204) })
        }
        """)]
    [InlineData("""
        package main
        import "github.com/go-chi/chi/v5"
        func main() {
        	r := chi.NewRouter()
        	r.Route("/api/orders", orders)
        }
        func orders(r chi.Router) {
        	r.Get("/", list)
        	r.Method("POST", "/", create)
        	r.With(admin).Get("/report", list)
        	r.Group(func(r chi.Router) {
        		r.Use(auth)
        		r.Get("/{id}", show)
        		r.Delete("/{id}", remove)
        	})
        }
        """)]
    public void Routes_are_found_in_every_spelling(string code) => new ContractFixture(("cmd/main.go", code)).Write("specs/001-orders/spec.md", "# Orders\n\n`/api/orders/report` is for administrators.\n").Nothing();

    [Theory]
    [InlineData("package main\nimport \"net/http\"\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"GET /health\", ok)\n\tfor _, one := range routes {\n\t\tmux.HandleFunc(one.Pattern, one.Handler)\n\t}\n}\n")]
    [InlineData("package main\nimport \"net/http\"\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"GET /health\", ok)\n\tmux.Handle(\"/api/\", api)\n}\n")]
    [InlineData("package shop\nimport \"github.com/gin-gonic/gin\"\nfunc Register(r *gin.RouterGroup) {\n\tr.Any(\"/orders\", list)\n\tr.Any(\"/orders/:id\", show)\n}\nfunc New() {\n\te := gin.New()\n\te.GET(\"/health\", ok)\n}\n")]
    [InlineData("package shop\nimport \"net/http\"\nfunc Register(router custom.Router) {\n\trouter.Any(\"/orders\", list)\n\trouter.Any(\"/orders/:id\", show)\n}\nfunc New() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"/health\", ok)\n}\n")]
    public void What_is_only_known_while_the_program_runs_is_counted_and_not_missing(string code) => new ContractFixture(("cmd/main.go", code)).NotComparable(4);

    [Fact]
    public void Clients_and_numbers_declare_nothing() => new ContractFixture(("cmd/main.go", """
        package main
        import "net/http"
        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("GET /api/orders", func(w http.ResponseWriter, r *http.Request) {
        		limit := clamp(r, 400, 409)
        		answer, _ := http.Get("/api/elsewhere")
        		if answer.StatusCode == http.StatusConflict { retry() }
        		json.NewEncoder(w).Encode(store.List(limit))
        	})
        	mux.HandleFunc("POST /api/orders", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(201) })
        	mux.HandleFunc("/api/orders/{id}", show)
        	client.Post("/api/somewhere", "application/json", body)
        	cache.Add("/api/nowhere", value, 404)
        }
        """)).Nothing();
}
