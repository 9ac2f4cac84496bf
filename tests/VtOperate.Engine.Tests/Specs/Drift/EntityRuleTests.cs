using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Drift;

/// <summary>Key entities whose prose names fields as code would.</summary>
public sealed class EntityRuleTests
{
    private const string Spec = "specs/001-cart/spec.md";

    private static readonly DriftQuery s_fields = new() { Rules = ["D3"], Least = DriftConfidence.Hint };

    [Theory]
    [InlineData("- **Order**: What is bought, with `base_url`, an `api_key` and `@`.\n")]
    [InlineData("- **Order**: What is bought. Key attributes: base_url, api_key (secret), @.\n")]
    [InlineData("- **Order**: What is bought.\r\n  - Attributes: base_url, apiKey, and @\r\n")]
    [InlineData("- **Order** (root)：größe、contains base_url、api_key、@\n")]
    public void A_field_that_no_identifier_names_is_a_hint(string entity)
    {
        (string, string?) code = ("src/order.py", "class Order:\n    base_url = ''\n    api_key = ''\n    paid_at = None\n");
        using (var clean = new DriftProject(Said(entity.Replace("@", "paid_at", StringComparison.Ordinal)), code))
        {
            Assert.Empty(clean.Find(s_fields));
            Assert.Contains(new DriftCount("fields of key entities", 3, 3), clean.Summary().Counts);
        }

        using var drifted = new DriftProject(Said(entity.Replace("@", "sent_at", StringComparison.Ordinal)), code);
        DriftFinding finding = Assert.Single(drifted.Find(s_fields));
        Assert.Equal(("D3", DriftConfidence.Hint, "Order.sent_at", Spec), (finding.Rule, finding.Confidence, finding.Subject, finding.SpecFile));
        Assert.Empty(drifted.Find());
    }

    [Fact]
    public void An_entity_without_a_trace_is_one_finding_and_what_the_data_model_lists_is_compared_there()
    {
        using var project = new DriftProject(Said("- **Parcel**: Has `parcel_id`, `sent_by` and `cart_id`.\n- **Basket**: With `first_one`, `second_one`, `third_one`.\n"));

        Assert.Equal(["Parcel", "Basket"], project.Find(s_fields).Select(finding => finding.Subject));
    }

    [Theory]
    [InlineData("- **Order**: What is bought, with a name, a price and many lines.\n")]
    [InlineData("- **Order**: No longer contains `base_url`; replaces `api_key`.\n")]
    [InlineData("- **Order**: Written with `--force` and `src/a.py`, contains name (`paid_on`).\n")]
    [InlineData("- **[Order]**: With `sent_at`.\n")]
    [InlineData("- **Order**: With `\n")]
    public void Prose_that_names_nothing_as_code_would_is_not_compared(string entity)
    {
        using var project = new DriftProject(Said(entity), ("src/order.py", "class Order:\n    pass\n"));

        Assert.Empty(project.Find(s_fields));
    }

    private static (string, string?) Said(string entities) => (Spec, DriftProject.Clean.Single(file => file.Path == Spec).Text + "\n### Key Entities\n\n" + entities);
}
