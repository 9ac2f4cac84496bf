namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>The ways in which applications of Express, Hono and Fastify put routers together: routes are found behind each, and nothing is said where their place is only known while the program runs.</summary>
public sealed class ScriptRouterTests
{
    private const string Handlers = """
        export const list = (req, res) => res.json([]);
        export function create(req, res) { res.status(201).json({}); }
        export async function show(req, res) { res.json({}); }
        export function remove(req, res) { res.sendStatus(204); }

        """;

    private const string Orders = """
        import { Router } from 'express';
        import * as handlers from '../handlers';
        const router = Router();
        // router.put('/', handlers.replace);
        const text = "router.patch('/never', handlers.list)";
        router.get('/', handlers.list).post('/', handlers.create);
        router.route('/:id').get(handlers.show).delete(handlers.remove);
        export default router;

        """;

    [Theory]
    [InlineData("import express from 'express';\nimport orders from './routes/orders';\nconst app = express();\napp.use(express.json());\napp.use('/api/orders', requireUser, orders);\n")]
    [InlineData("const express = require('express');\nconst app = express();\nconst api = express.Router();\napi.use('/orders', require('./routes/orders').default);\napp.use('/api', api);\n")]
    [InlineData("import express, { type Express } from 'express';\nimport { default as orders } from '@/routes/orders';\nconst app: Express = express();\nconst PREFIX = '/api';\napp.use(`${PREFIX}/orders`, orders);\n")]
    [InlineData("import express from 'express';\nimport orders from './routes/orders.js';\nexport class Server {\n  private app = express();\n  start() { this.app.use('/api/orders', orders); }\n}\n")]
    public void Routers_that_are_mounted_carry_their_prefix(string app) => new ContractFixture(("src/app.ts", app), ("src/routes/orders.ts", Orders), ("src/handlers.ts", Handlers)).Nothing();

    [Theory]
    [InlineData("import express from 'express';\nimport orders from './routes/orders';\nconst app = express();\napp.use(process.env.BASE, orders);\napp.get('/health', (req, res) => res.send('ok'));\n")]
    [InlineData("import express from 'express';\nconst app = express();\nfor (const file of fs.readdirSync('./routes')) app.use('/api', require(`./routes/${file}`));\napp.get('/health', (req, res) => res.send('ok'));\n")]
    [InlineData("import express from 'express';\nimport { routers } from './routes';\nconst app = express();\nrouters.forEach(({ path, router }) => app.use(path, router));\napp.get('/health', (req, res) => res.send('ok'));\n")]
    public void A_router_whose_place_is_not_known_is_counted_and_not_missing(string app) => new ContractFixture(("src/app.ts", app), ("src/routes/orders.ts", Orders), ("src/handlers.ts", Handlers)).NotComparable(4);

    [Theory]
    [InlineData("const express = require('express');\nconst app = express();\napp.get('/health', (req, res) => res.send('ok'));\nroutes.forEach(route => app[route.method](route.path, route.handler));\n")]
    [InlineData("const express = require('express');\nconst app = express();\napp.get('/health', (req, res) => res.send('ok'));\napp.all(settings.path, (req, res) => res.json({}));\n")]
    [InlineData("import Fastify from 'fastify';\nconst fastify = Fastify();\nfastify.get('/health', async () => 'ok');\nfor (const route of routes) fastify.route(route);\n")]
    public void Paths_that_are_made_while_the_program_runs_are_counted_and_not_missing(string app) => new ContractFixture(("src/app.js", app)).NotComparable(4);

    [Theory]
    [InlineData("module.exports = (app) => {\n  app.get('/api/orders', (req, res) => res.json([]));\n  app.post('/api/orders', (req, res) => res.status(201).json({}));\n  app.get('/api/orders/:id', (req, res) => res.json({}));\n  app.delete('/api/orders/:id', (req, res) => res.sendStatus(204));\n};\n", "require('./orders')(app);")]
    [InlineData("export class Orders {\n  constructor(app) {\n    app.route('/api/orders').get(this.list).post(this.create);\n    app.route('/api/orders/:id').get(this.show).delete(this.remove);\n  }\n}\n", "const { Orders } = require('./orders');\nnew Orders(app);")]
    public void A_router_that_is_handed_over_stays_where_it_is(string orders, string call) =>
        new ContractFixture(("src/app.js", $"const express = require('express');\nconst app = express();\n{call}\n"), ("src/orders.js", orders)).Nothing();

    [Theory]
    [InlineData("""
        import { Hono } from 'hono';
        const orders = new Hono()
          .get('/', (c) => c.json([]))
          .post('/', async (c) => c.json({}, 201))
          .get('/:id{[0-9]+}', (c) => c.json({}))
          .delete('/:id', (c) => c.body(null, 204));
        export default new Hono().basePath('/api').route('/orders', orders);
        """)]
    [InlineData("""
        import { Hono } from 'hono';
        const app = new Hono();
        const api = app.basePath('/api');
        api.get('/orders', (c) => c.json([]));
        api.on('POST', '/orders', (c) => c.json({}, 201));
        api.get('/orders/:id', (c) => c.json({}));
        api.delete('/orders/:id', (c) => c.body(null, 204));
        """)]
    [InlineData("""
        import { OpenAPIHono, createRoute } from '@hono/zod-openapi';
        const app = new OpenAPIHono().basePath('/api');
        const create = createRoute({ method: 'post', path: '/orders', responses: { 201: { description: 'made' } } });
        app.openapi(createRoute({ method: 'get', path: '/orders' }), (c) => c.json([]));
        app.openapi(create, (c) => c.json({}, 201));
        app.openapi(createRoute({ method: 'get', path: '/orders/{id}' }), (c) => c.json({}));
        app.openapi(createRoute({ method: 'delete', path: '/orders/{id}' }), (c) => c.body(null, 204));
        """)]
    [InlineData("""
        import Fastify from 'fastify';
        const fastify = Fastify({ logger: true });
        fastify.register(async (api, options) => {
          api.get('/orders', { schema: { querystring: {} } }, async (request, reply) => []);
          api.post('/orders', async (request, reply) => reply.code(201).send({}));
          api.register(async function (fastify) {
            fastify.get('/', async (request, reply) => ({}));
            fastify.delete('/', async (request, reply) => reply.code(204).send());
          }, { prefix: '/orders/:id' });
        }, { prefix: '/api' });
        fastify.get('/health', async () => 'ok');
        """)]
    [InlineData("""
        import Fastify from 'fastify';
        const server = Fastify();
        server.route({ method: ['GET'], url: '/api/orders', handler: async () => [] });
        server.route({ method: 'POST', url: '/api/orders', handler: async (request, reply) => reply.code(201).send({}) });
        server.route({
          method: 'GET',
          url: '/api/orders/:id',
          schema: { params: { id: { type: 'string' } } },
          async handler(request, reply) { return {}; },
        });
        server.route({ method: 'DELETE', url: '/api/orders/:id', handler: (request, reply) => reply.code(204).send() });
        """)]
    [InlineData("""
        const express = require('express');
        const app = express();
        app.get(['/api/orders', '/api/orders.json-old'.replace('x', '')], (req, res) => res.json([]));
        app.post('/api/orders', (req, res) => res.status(201).json({}));
        app.get(/^\/api\/orders\/(\d+)$/, (req, res) => res.json({}));
        app.delete('/api/orders/:id(\\d+)', (req, res) => res.sendStatus(204));
        app.get(/^(?!\/api).*/, (req, res) => res.sendFile('index.html'));
        """)]
    public void Routes_are_found_in_every_spelling(string code) => new ContractFixture(("src/app.ts", code)).Nothing();

    [Fact]
    public void Calls_of_clients_are_no_routes() => new ContractFixture(
        ("src/app.ts", "import express from 'express';\nimport orders from './routes/orders';\nconst app = express();\napp.use('/api/orders', orders);\n"),
        ("src/routes/orders.ts", Orders),
        ("src/handlers.ts", Handlers),
        ("src/client.ts", "import axios from 'axios';\nimport express from 'express';\nexport const load = () => axios.get('/api/elsewhere', { params: {} });\nexport const keep = (api, order) => api.put('/api/elsewhere', order);\nhttp.get('/api/mocked', (req, res, ctx) => res());\n")).Nothing();
}
