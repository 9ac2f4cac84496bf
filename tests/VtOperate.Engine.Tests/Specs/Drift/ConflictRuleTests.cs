using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Drift;

public sealed class ConflictRuleTests
{
    public static TheoryData<string, string, string> Conflicting { get; } = new()
    {
        // older, newer, subject
        { "The `cart_size` default MUST be 5.", "The `CartSize` default MUST be 7.", "CartSize" },
        { "The `cart_size` MUST be at most 5.", "The `cart_size` MUST be at least 9.", "cart_size" },
        { "The `cart_size` MUST be at least 5.", "The `cart_size` MUST be exactly 3.", "cart_size" },
        { "The `cart_ttl` MUST be exactly 2 minutes.", "The `cart_ttl` MUST be at most 90 seconds.", "cart_ttl" },
        { "`LOG_LEVEL` MUST default to `info`.", "`LOG_LEVEL` defaults to `debug`.", "LOG_LEVEL" },
        { "The default of `LOG_LEVEL` MUST be `info`.", "The system MUST read `LOG_LEVEL` (default: `warn`).", "LOG_LEVEL" },
        { "`--output-format` MUST be set to `json`.", "`--output-format` MUST be `yaml`.", "--output-format" },
        { "`POST /carts` MUST return 201.", "The system MUST answer POST /carts with status 200.", "POST /carts" },
        { "`GET /carts/{id}` MUST return 200.", "`GET /carts/:cartId` MUST return HTTP 204.", "GET /carts/{}" },
        { "Order status MUST be one of `new`, `paid`, `sent`.", "Order status MUST be one of `new`, `paid`, `shipped`.", "Order status" },
    };

    [Theory]
    [MemberData(nameof(Conflicting))]
    public void Two_requirements_that_cannot_both_be_met_are_one_conflict_told_of_the_newer_one(string older, string newer, string subject)
    {
        using DriftProject project = With(older, newer);

        DriftFinding finding = Assert.Single(project.Find(), one => one.Rule == "F1");

        Assert.Equal(("002-mail#FR-020", DriftConfidence.Likely, DriftSuggestion.UpdateSpec, subject), (finding.Requirement, finding.Confidence, finding.Suggestion, finding.Subject));
        Assert.Equal(("specs/002-mail/spec.md", 4, "specs/001-cart/spec.md", 18), (finding.SpecFile, finding.SpecLine, finding.CodeFile, finding.CodeLine));
        Assert.StartsWith("001-cart#FR-020 says: ", finding.CodeDoes, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Compatible { get; } = new()
    {
        { "The `cart_size` MUST be at most 9.", "The `cart_size` MUST be at least 5." },
        { "The `cart_size` MUST be at most 9.", "The `cart_size` default MUST be 5." },
        { "The `cart_size` default MUST be 5.", "The `mail_size` default MUST be 7." },
        { "The `cart_ttl` MUST be exactly 2 minutes.", "The `cart_ttl` MUST be exactly 120 seconds." },
        { "`LOG_LEVEL` MUST default to `info`.", "`LOG_LEVEL` defaults to `INFO`." },
        { "`LOG_LEVEL` MUST default to `info`.", "When tests run, `LOG_LEVEL` defaults to `debug`." },
        { "`LOG_LEVEL` MUST default to `info`.", "`LOG_LEVEL` may be set to `debug`." },
        { "`LOG_LEVEL` MUST default to `info`.", "`LOG_LEVEL` is read before `debug`." },
        { "`LOG_LEVEL` MUST default to `info`.", "`LOG_LEVEL` MUST be set to `debug` in production." },
        { "`LOG_LEVEL` MUST default to `info`.", "FR-020 is superseded: `LOG_LEVEL` defaults to `debug`." },
        { "`POST /carts` MUST return 201.", "`POST /carts` MUST return 200 when the cart is there already." },
        { "`POST /carts` MUST return 201.", "`POST /carts` MUST answer within 200 ms." },
        { "`POST /carts` MUST return 201.", "`POST /carts` MUST return 409 for a cart that is there." },
        { "`POST /carts` MUST return 201.", "`PUT /carts` MUST return 200." },
        { "Order status MUST be one of `new`, `paid`, `sent`.", "Order status MUST be one of `new`, `paid`, `sent`, `lost`." },
        { "Order status MUST be one of `new`, `paid`, `sent`.", "Mail status MUST be one of `new`, `paid`, `gone`." },
        { "Order status MUST be one of `new`, `paid`, `sent`.", "Order status MUST be one of `red`, `green`, `blue`." },
        { "*(superseded 2026-01-15)*: `LOG_LEVEL` MUST default to `info`.", "`LOG_LEVEL` defaults to `debug`." },
    };

    [Theory]
    [MemberData(nameof(Compatible))]
    public void What_can_be_met_together_is_no_conflict(string older, string newer)
    {
        using DriftProject project = With(older, newer);

        Assert.DoesNotContain(project.Find(), one => one.Rule == "F1");
    }

    [Fact]
    public void Three_values_are_two_conflicts_each_with_the_oldest()
    {
        using DriftProject project = With("`LOG_LEVEL` MUST default to `info`.", "`LOG_LEVEL` defaults to `debug`.\n- **FR-021**: `LOG_LEVEL` MUST default to `warn`.\n- **FR-022**: `LOG_LEVEL` MUST default to `info`");

        Assert.Equal(["002-mail#FR-020 001-cart#FR-020", "002-mail#FR-021 001-cart#FR-020", "002-mail#FR-022 002-mail#FR-020"], project.Find().Where(one => one.Rule == "F1").Select(one => $"{one.Requirement} {one.CodeDoes!.Split(' ')[0]}"));
    }

    [Fact]
    public void A_newer_contract_that_promises_something_else_is_a_conflict_and_one_that_adds_is_none()
    {
        using var project = new DriftProject(("specs/001-cart/contracts/api.yaml", Contract("201", "10", "[name, size, age]")), ("specs/002-mail/contracts/api.yaml", Contract("200", "20", "[name, size]") + "          - { name: page, in: query, schema: { type: integer, default: 1 } }\n"));

        IReadOnlyList<DriftFinding> found = [.. project.Find(new DriftQuery { Least = DriftConfidence.Hint }).Where(one => one.Rule == "F1")];

        Assert.Equal(
            ["002-mail POST /carts: answers 200 | 001-cart says: POST /carts: answers 201", "002-mail POST /carts: limit: default 20 | 001-cart says: POST /carts: limit: default 10", "002-mail POST /carts: sort: one of name, size | 001-cart says: POST /carts: sort: also age"],
            found.Select(one => $"{one.Requirement} {one.SpecSays} | {one.CodeDoes}"));
        Assert.All(found, one => Assert.Equal(("specs/002-mail/contracts/api.yaml", "specs/001-cart/contracts/api.yaml"), (one.SpecFile, one.CodeFile)));
        using var same = new DriftProject(("specs/001-cart/contracts/api.yaml", Contract("201", "10", "[name, size]")), ("specs/002-mail/contracts/api.yaml", Contract("201", "10", "[name, size, age]")));
        Assert.DoesNotContain(same.Find(new DriftQuery { Least = DriftConfidence.Hint }), one => one.Rule == "F1");
    }

    private static string Contract(string status, string limit, string sort) => $$"""
        openapi: 3.0.3
        info: { title: Carts, version: '1' }
        paths:
          /carts:
            post:
              responses:
                '{{status}}': { description: made }
              parameters:
                  - { name: limit, in: query, schema: { type: integer, default: {{limit}} } }
                  - { name: sort, in: query, schema: { type: string, enum: {{sort}} } }

        """.TrimEnd('\n', ' ') + "\n";

    private static DriftProject With(string older, string newer) => new(
        DriftProject.With("specs/001-cart/spec.md", "- **FR-004**", $"- **FR-020**{(older.StartsWith('*') ? " " : ": ")}{older}\n- **FR-004**"),
        DriftProject.With("specs/002-mail/spec.md", "- **FR-009**", $"- **FR-020**: {newer}\n- **FR-009**"));
}
