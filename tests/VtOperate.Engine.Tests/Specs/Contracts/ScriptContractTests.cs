namespace VtOperate.Engine.Tests.Specs.Contracts;

/// <summary>Contracts against routes of Express and Hono: nothing where code keeps them, one finding of the right rule for each thing that is changed.</summary>
public sealed class ScriptContractTests
{
    private const string Routes = "src/routes/orders.ts";
    private const string App = "src/app.ts";

    private const string Code = """
        import { Router } from 'express';
        import { z } from 'zod';

        // router.get('/old', handler)
        export const router = Router();
        const CreateOrder = z.object({
          customerName: z.string().max(80),
          note: z.string().optional(),
          quantity: z.number().int().min(1).optional(),
        });

        router.get('/', (req, res) => {
          const limit = parseInt(req.query.limit as string, 10) || 20;
          res.json(store.list(limit, "router.get('/never', x)"));
        });

        router.post('/', async (req, res) => {
          const order = CreateOrder.safeParse(req.body);
          if (!order.success) return res.status(400).json({ error: 'none' });
          return res.status(201).json(store.add(order.data));
        });

        router.route('/:orderId')
          .get(show)
          .delete((req, res) => {
            if (!store.remove(req.params.orderId)) return res.sendStatus(404);
            res.sendStatus(204);
          });

        function show(req, res) {
          const found = store.find(req.params.orderId);
          if (!found) return res.status(404).end();
          res.json(found);
        }

        """;

    private const string Application = """
        import express from 'express';
        import { router as orders } from './routes/orders';

        const BASE = '/api';
        const app = express();
        app.set('port', 3000);
        app.use(express.json());
        app.use(`${BASE}/orders`, orders);
        app.get('*', (req, res) => res.sendFile('index.html'));

        """;

    private const string Hono = """
        import { Hono } from 'hono';
        const app = new Hono().basePath('/api');
        const Query = z.object({ limit: z.coerce.number().min(1).max(100).default(20), sort: z.enum(['asc', 'desc']).default('asc') });
        app.get('/orders', zValidator('query', Query), (c) => c.json(store.list()));
        app.post('/orders', (c) => c.json(store.add(), 201));
        app.get('/orders/:id', (c) => c.json(store.find()));
        app.delete('/orders/:id', (c) => c.body(null, 204));

        """;

    [Fact]
    public void Code_that_keeps_its_contract_has_no_finding()
    {
        Express().Nothing();
        new ContractFixture(("src/hono.ts", Hono)).Nothing();
    }

    [Theory]
    [InlineData("C4", Routes, "|| 20", "|| 10")]
    [InlineData("C5", Routes, "res.status(201)", "res.status(200)")]
    [InlineData("C5", Routes, "res.status(400)", "res.status(422)")]
    [InlineData("C6", Routes, "z.string().max(80)", "z.string().max(100)")]
    [InlineData("C6", Routes, "  note: z.string().optional(),\n", "")]
    [InlineData("C6", Routes, "note: z.string().optional()", "note: z.string()")]
    [InlineData("C1", Routes, "  .get(show)\n", "")]
    [InlineData("C2", Routes, "router.post('/',", "router.put('/:orderId', (req, res) => res.json(1));\nrouter.post('/',")]
    [InlineData("C3", App, "'/api'", "'/v2'")]
    public void What_is_changed_in_Express_is_found_once(string rule, string file, string from, string to) => Express().Change(file, from, to).One(rule);

    [Theory]
    [InlineData("C4", "default(20)", "default(30)")]
    [InlineData("C4", "max(100)", "max(50)")]
    [InlineData("C4", "['asc', 'desc']", "['asc', 'desc', 'newest']")]
    [InlineData("C5", "201", "200")]
    [InlineData("C1", "app.delete('/orders/:id', (c) => c.body(null, 204));\n", "")]
    [InlineData("C3", "basePath('/api')", "basePath('/v2')")]
    public void What_is_changed_in_Hono_is_found_once(string rule, string from, string to) => new ContractFixture(("src/hono.ts", Hono)).Change("src/hono.ts", from, to).One(rule);

    private static ContractFixture Express() => new((Routes, Code), (App, Application));
}
