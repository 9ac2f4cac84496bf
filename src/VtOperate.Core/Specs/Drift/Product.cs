namespace VtOperate.Core.Specs.Drift;

/// <summary>Products that plans name, with what manifests and code call them. A product that is not in this list is not compared.</summary>
/// <param name="Name">The name as people write it.</param>
/// <param name="Packages">What manifests call it; any part of a package's name counts.</param>
internal sealed record Product(string Name, IReadOnlyList<string> Packages)
{
    /// <summary>The products, in ordinal order of their names.</summary>
    public static IReadOnlyList<Product> All { get; } = Make(
        "AutoMapper:automapper", "Axios:axios", "BullMQ:bullmq", "Cassandra:cassandra", "Celery:celery", "Chi:go-chi", "Cypress:cypress", "Dapper:dapper", "Django:django", "Drizzle:drizzle", "DuckDB:duckdb", "Elasticsearch:elasticsearch,elastic.clients,opensearch",
        "Entity Framework:entityframework", "Express:express", "FastAPI:fastapi", "Fastify:fastify", "FluentValidation:fluentvalidation", "Flask:flask", "Gin:gin-gonic", "GORM:gorm.io", "Hibernate:hibernate,data-jpa", "Hono:hono", "Jest:jest", "Kafka:kafka,confluent",
        "Kysely:kysely", "MediatR:mediatr", "mitmproxy:mitmproxy", "MongoDB:mongo", "Moq:moq", "MySQL:mysql,mariadb", "Neo4j:neo4j", "NestJS:@nestjs", "NATS:nats", "NUnit:nunit", "Playwright:playwright", "Polly:polly", "PostgreSQL:npgsql,postgres,psycopg,asyncpg,jackc/pgx,lib/pq,\"pg\"",
        "Prisma:prisma", "Pydantic:pydantic", "pytest:pytest", "RabbitMQ:rabbitmq,amqp,pika,masstransit", "Recharts:recharts", "Redis:redis,ioredis,lettuce,jedis,valkey", "Redux:redux", "Sequelize:sequelize", "Serilog:serilog", "SQLAlchemy:sqlalchemy", "Svelte:svelte", "Tailwind:tailwind",
        "Testcontainers:testcontainers", "TypeORM:typeorm", "Vitest:vitest", "Vue:vue", "xUnit:xunit", "Zod:zod", "Zustand:zustand");

    /// <summary>The product that stands at a position of a text as a whole word, or null.</summary>
    public bool IsIn(string text)
    {
        for (int at = text.IndexOf(Name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + Name.Length;
            bool begins = at == 0 || !char.IsLetterOrDigit(text[at - 1]), ends = end == text.Length || !char.IsLetter(text[end]);

            // "express" and "chi" are words, "Express" and "Chi" are names.
            if (begins && ends && (Name.Length > 7 || char.IsLower(Name[0]) || char.IsUpper(text[at]) || (at > 0 && text[at - 1] == '`'))) return true;
        }

        return false;
    }

    private static Product[] Make(params string[] entries) => [.. entries.Select(entry => entry.Split(':', 2)).Select(parts => new Product(parts[0], parts[1].Split(',')))];
}
