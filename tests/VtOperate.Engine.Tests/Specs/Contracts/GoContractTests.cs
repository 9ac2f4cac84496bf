namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>Contracts against routes of Go: nothing where code keeps them, one finding of the right rule for each thing that is changed.</summary>
public sealed class GoContractTests
{
    private const string Chi = "internal/http/routes.go";
    private const string Gin = "cmd/gin/main.go";
    private const string Plain = "cmd/plain/main.go";

    private const string ChiCode = """
        package http

        import (
        	"net/http"
        	"github.com/go-chi/chi/v5"
        )

        type CreateOrder struct {
        	CustomerName string `json:"customer_name" validate:"required,max=80"`
        	Note         string `json:"note,omitempty"`
        	Quantity     int    `json:"quantity" validate:"min=1"`
        }

        // r.Get("/old", h.List)
        func New(h *Orders) http.Handler {
        	r := chi.NewRouter()
        	r.Get("/health", h.List)
        	r.Route("/api", func(r chi.Router) {
        		r.Mount("/orders", h.Routes())
        	})
        	return r
        }

        func (h *Orders) Routes() chi.Router {
        	r := chi.NewRouter()
        	r.Get("/", h.List)
        	r.Post("/", h.Create)
        	r.Route("/{id}", func(r chi.Router) {
        		r.Get("/", h.Show)
        		r.Delete("/", h.Remove)
        	})
        	return r
        }

        func (h *Orders) List(w http.ResponseWriter, r *http.Request) {
        	limit := queryInt(r, "limit", 20)
        	writeJSON(w, http.StatusOK, h.store.List(limit))
        }

        func (h *Orders) Create(w http.ResponseWriter, r *http.Request) {
        	var order CreateOrder
        	if err := json.NewDecoder(r.Body).Decode(&order); err != nil {
        		http.Error(w, "none", http.StatusBadRequest)
        		return
        	}
        	w.WriteHeader(http.StatusCreated)
        }

        func (h *Orders) Show(w http.ResponseWriter, r *http.Request) {
        	json.NewEncoder(w).Encode(h.store.Find())
        }

        func (h *Orders) Remove(w http.ResponseWriter, r *http.Request) {
        	w.WriteHeader(http.StatusNoContent)
        }

        """;

    private const string GinCode = """
        package main

        import "github.com/gin-gonic/gin"

        func main() {
        	r := gin.Default()
        	api := r.Group("/api")
        	register(api.Group("/orders"))
        	r.Run()
        }

        func register(g *gin.RouterGroup) {
        	g.GET("", func(c *gin.Context) {
        		limit := c.DefaultQuery("limit", "20")
        		c.JSON(200, list(limit))
        	})
        	g.POST("", func(c *gin.Context) { c.JSON(201, nil) })
        	g.GET("/:id", func(c *gin.Context) { c.JSON(200, nil) })
        	g.DELETE("/:id", func(c *gin.Context) { c.Status(204) })
        }

        """;

    private const string PlainCode = """
        package main

        import "net/http"

        const base = "/api"

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("GET /api/orders", list)
        	mux.HandleFunc("POST "+base+"/orders", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(201) })
        	mux.HandleFunc("GET /api/orders/{id}", list)
        	mux.HandleFunc("DELETE /api/orders/{id}", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
        	http.Get("/api/elsewhere")
        }

        func list(w http.ResponseWriter, r *http.Request) { w.Write(nil) }

        """;

    [Fact]
    public void Code_that_keeps_its_contract_has_no_finding()
    {
        new ContractFixture((Chi, ChiCode)).Nothing();
        new ContractFixture((Gin, GinCode)).Nothing();
        new ContractFixture((Plain, PlainCode)).Nothing();
    }

    [Theory]
    [InlineData("C4", "\"limit\", 20", "\"limit\", 10")]
    [InlineData("C5", "http.StatusCreated", "http.StatusAccepted")]
    [InlineData("C5", "http.StatusBadRequest", "http.StatusConflict")]
    [InlineData("C6", "max=80", "max=100")]
    [InlineData("C6", "json:\"note,omitempty\"", "json:\"remark,omitempty\"")]
    [InlineData("C1", "\t\tr.Delete(\"/\", h.Remove)\n", "")]
    [InlineData("C2", "\tr.Post(\"/\", h.Create)\n", "\tr.Post(\"/\", h.Create)\n\tr.Put(\"/\", h.Show)\n")]
    [InlineData("C3", "r.Route(\"/api\"", "r.Route(\"/v2\"")]
    public void What_is_changed_in_chi_is_found_once(string rule, string from, string to) => new ContractFixture((Chi, ChiCode)).Change(Chi, from, to).One(rule);

    [Theory]
    [InlineData("C4", "\"20\"", "\"25\"")]
    [InlineData("C5", "c.JSON(201", "c.JSON(200")]
    [InlineData("C1", "g.DELETE(", "g.OPTIONS(")]
    [InlineData("C3", "r.Group(\"/api\")", "r.Group(\"/v2\")")]
    public void What_is_changed_in_gin_is_found_once(string rule, string from, string to) => new ContractFixture((Gin, GinCode)).Change(Gin, from, to).One(rule);

    [Theory]
    [InlineData("C5", "w.WriteHeader(201)", "w.WriteHeader(202)")]
    [InlineData("C1", "DELETE /api/orders/{id}", "HEAD /api/orders/{id}")]
    [InlineData("C2", "\tmux := http.NewServeMux()\n", "\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"PUT /api/orders/{id}\", list)\n")]
    public void What_is_changed_in_net_http_is_found_once(string rule, string from, string to) => new ContractFixture((Plain, PlainCode)).Change(Plain, from, to).One(rule);
}
