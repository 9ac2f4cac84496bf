namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>Contracts against routes of FastAPI and Flask: nothing where code keeps them, one finding of the right rule for each thing that is changed.</summary>
public sealed class PythonContractTests
{
    private const string Routes = "app/routers/orders.py";
    private const string Main = "app/main.py";
    private const string ModelFile = "app/models.py";
    private const string Flask = "shop/views.py";

    private const string Code = """"
        from typing import Annotated
        from fastapi import APIRouter, HTTPException, Query, status
        from app.models import CreateOrder, Sort

        router = APIRouter(prefix="/orders", tags=["orders"])

        @router.get("")
        async def list_orders(limit: int = Query(20, ge=1, le=100), sort: Sort = Sort.asc):
            """Not a route: @router.get("/old")"""
            return store.list(limit, sort)

        @router.post("", status_code=status.HTTP_201_CREATED)
        def create(order: CreateOrder):
            if not order.quantity:
                raise HTTPException(status_code=400, detail="none")
            return store.add(order)

        @router.get("/{order_id}")
        def get(order_id: str):
            raise HTTPException(404)

        @router.delete("/{order_id}", status_code=204)
        def remove(order_id: str):
            raise HTTPException(status_code=status.HTTP_404_NOT_FOUND)

        """";

    private const string Models = """
        from enum import Enum
        from pydantic import BaseModel, Field

        class Sort(str, Enum):
            asc = "asc"
            desc = "desc"

        class CreateOrder(BaseModel):
            customer_name: str = Field(..., max_length=80)
            note: str | None = None
            quantity: int = Field(1, ge=1)

        """;

    private const string Application = """
        from fastapi import FastAPI
        from app.routers import orders

        API = "/api"
        app = FastAPI()
        app.include_router(orders.router, prefix=API)

        """;

    private const string FlaskCode = """
        from flask import Blueprint, Flask, abort, jsonify, request

        orders = Blueprint("orders", __name__, url_prefix="/api")

        @orders.route("/orders")
        def list_orders():
            limit = request.args.get("limit", 20, type=int)
            return jsonify(store.list(limit))

        @orders.route("/orders", methods=["POST"])
        def create():
            if not request.json:
                return jsonify(error="none"), 400
            return jsonify(store.add(request.json)), 201

        @orders.route("/orders/<int:order_id>")
        def get(order_id):
            return store.get(order_id) or abort(404)

        @orders.route("/orders/<int:order_id>", methods=["DELETE"])
        def remove(order_id):
            return "", 204

        app = Flask(__name__)
        app.register_blueprint(orders)

        """;

    [Fact]
    public void Code_that_keeps_its_contract_has_no_finding()
    {
        Fast().Nothing();
        new ContractFixture((Flask, FlaskCode)).Nothing();
    }

    [Theory]
    [InlineData("C4", Routes, "Query(20,", "Query(25,")]
    [InlineData("C4", Routes, "ge=1, le=100", "ge=2, le=100")]
    [InlineData("C4", ModelFile, "    desc = \"desc\"\n", "    desc = \"desc\"\n    newest = \"newest\"\n")]
    [InlineData("C5", Routes, "status.HTTP_201_CREATED", "status.HTTP_202_ACCEPTED")]
    [InlineData("C5", Routes, "status_code=400", "status_code=409")]
    [InlineData("C6", ModelFile, "max_length=80", "max_length=100")]
    [InlineData("C6", ModelFile, "    note: str | None = None\n", "")]
    [InlineData("C6", ModelFile, "note: str | None = None", "note: str")]
    [InlineData("C1", Routes, "@router.delete(\"/{order_id}\", status_code=204)\n", "")]
    [InlineData("C2", Routes, "@router.post(", "@router.put(\"/{order_id}\")\ndef change(order_id: str):\n    return 1\n\n@router.post(")]
    [InlineData("C3", Main, "\"/api\"", "\"/v2\"")]
    public void What_is_changed_in_FastAPI_is_found_once(string rule, string file, string from, string to) => Fast().Change(file, from, to).One(rule);

    [Theory]
    [InlineData("C4", "\"limit\", 20", "\"limit\", 10")]
    [InlineData("C5", ", 201", ", 200")]
    [InlineData("C1", "methods=[\"DELETE\"]", "methods=[\"HEAD\"]")]
    [InlineData("C3", "url_prefix=\"/api\"", "url_prefix=\"/v2\"")]
    public void What_is_changed_in_Flask_is_found_once(string rule, string from, string to) => new ContractFixture((Flask, FlaskCode)).Change(Flask, from, to).One(rule);

    private static ContractFixture Fast() => new((Routes, Code), (Main, Application), (ModelFile, Models));
}
