namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>The ways in which applications of FastAPI and Flask put routers together: routes are found behind each, and nothing is said where their place is only known while the program runs.</summary>
public sealed class PythonRouterTests
{
    private const string Orders = """
        from fastapi import APIRouter
        router = APIRouter()

        @router.get("/orders")
        def list_orders():
            # @router.get("/old")
            return []

        @router.post("/orders", status_code=201)
        def create():
            return {}

        @router.get("/orders/{order_id:int}")
        def show(order_id: int):
            return {}

        @router.delete("/orders/{order_id}", status_code=204)
        def remove(order_id: int):
            '''@router.put("/never")'''

        """;

    [Theory]
    [InlineData("from fastapi import FastAPI\nfrom .routers import orders\napp = FastAPI()\napp.include_router(orders.router, prefix=\"/api\")\n")]
    [InlineData("from fastapi import APIRouter, FastAPI\nfrom app.routers.orders import router as orders_router\napi = APIRouter(prefix=\"/api\")\napi.include_router(orders_router)\ndef create_app():\n    app = FastAPI()\n    app.include_router(api)\n    return app\n")]
    [InlineData("import fastapi\nimport app.routers.orders as orders\nAPI = \"/api\"\napp = fastapi.FastAPI()\napp.include_router(\n    orders.router,\n    prefix=f\"{API}\",\n)\n")]
    [InlineData("from fastapi import FastAPI\nfrom app.routers import orders\nsub = FastAPI()\nsub.include_router(orders.router)\napp = FastAPI()\napp.mount(\"/api\", sub)\n")]
    public void Routers_that_are_included_carry_their_prefix(string main) => new ContractFixture(("app/main.py", main), ("app/routers/orders.py", Orders), ("app/models/orders.py", "class Order: pass\n")).Nothing();

    [Theory]
    [InlineData("from fastapi import FastAPI\nfrom app.routers import all_routers\napp = FastAPI()\nfor one in all_routers:\n    app.include_router(one, prefix=\"/api\")\n@app.get(\"/health\")\ndef health():\n    return 1\n")]
    [InlineData("from fastapi import FastAPI\nfrom app.routers import orders\napp = FastAPI()\napp.include_router(orders.router, prefix=settings.prefix)\n@app.get(\"/health\")\ndef health():\n    return 1\n")]
    [InlineData("from fastapi import FastAPI\nfrom app.routers import orders\napp = FastAPI()\napp.include_router(orders.router, **options)\n@app.get(\"/health\")\ndef health():\n    return 1\n")]
    public void A_router_whose_place_is_not_known_is_counted_and_not_missing(string main) => new ContractFixture(("app/main.py", main), ("app/routers/orders.py", Orders)).NotComparable(4);

    [Theory]
    [InlineData("from flask import Flask\napp = Flask(__name__)\n@app.route(\"/health\")\ndef health():\n    return \"ok\"\nfor rule, view in rules:\n    app.add_url_rule(rule, view_func=view, methods=[\"GET\", \"POST\", \"DELETE\"])\n")]
    [InlineData("from flask_restx import Namespace, Resource\nfrom flask import Flask\napp = Flask(__name__)\n@app.route(\"/health\")\ndef health():\n    return \"ok\"\nns = Namespace(\"orders\")\n@ns.route(\"/orders\")\nclass Orders(Resource):\n    def get(self):\n        return []\n@ns.route(\"/orders/<id>\")\nclass Order(Resource):\n    def get(self, id):\n        return []\n")]
    public void Rules_that_are_not_known_are_counted_and_not_missing(string code) => new ContractFixture(("shop/views.py", code)).NotComparable(4);

    [Theory]
    [InlineData("""
        from flask import Blueprint, Flask, jsonify, make_response
        api = Blueprint("api", __name__)
        @api.get("/orders")
        def list_orders():
            return jsonify([])
        @api.post("/orders")
        def create():
            return jsonify({
                "id": 1,
            }), 201
        @api.get("/orders/<uuid:order_id>")
        def show(order_id):
            return make_response(find(order_id))
        @api.delete("/orders/<string:order_id>")
        def remove(order_id):
            return "", 204
        app = Flask(__name__)
        app.register_blueprint(api, url_prefix="/api")
        """)]
    [InlineData("""
        from flask import Flask
        from flask.views import MethodView
        app = Flask(__name__)
        class Orders(MethodView):
            def get(self):
                return []
        app.add_url_rule("/api/orders", view_func=Orders.as_view("orders"))
        app.add_url_rule("/api/orders/<int:order_id>", "order", show, methods=["GET", "DELETE"])
        """)]
    [InlineData("""
        from fastapi import FastAPI
        app = FastAPI()
        app.add_api_route("/api/orders", list_orders)
        app.add_api_route("/api/orders", create, methods=["POST"])
        app.add_api_route("/api/orders/{order_id}", show, methods=["GET", "DELETE"])
        """)]
    public void Routes_are_found_in_every_spelling(string code) => new ContractFixture(("shop/views.py", code)).Nothing();

    [Fact]
    public void A_status_that_is_worked_out_contradicts_nothing() =>
        new ContractFixture(("app/main.py", "from fastapi import FastAPI\nfrom app.routers import orders\napp = FastAPI()\napp.include_router(orders.router, prefix=\"/api\")\n"), ("app/routers/orders.py", Orders.Replace("status_code=201", "status_code=CODE", StringComparison.Ordinal))).Nothing();
}
