using System.Diagnostics;
using System.Globalization;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Drift;

/// <summary>
/// Every language that closes a set of values against every form in which a specification closes one: the same set has no finding, a member more on either side is found once, and a set that is open, conditional or
/// broken contradicts nothing. A further language is one more row.
/// </summary>
public sealed class SetRuleTests
{
    private const string Model = "specs/001-cart/data-model.md", Spec = "specs/001-cart/spec.md";

    private static readonly DriftQuery s_sets = new() { Rules = ["D4"], Least = DriftConfidence.Likely };

    // Pending, Paid and SentOut, as each language writes them.
    private static readonly Dictionary<string, (string Path, string Text)> s_code = new(StringComparer.Ordinal)
    {
        ["C#"] = ("src/OrderStatus.cs", "public enum OrderStatus : byte\n{\n    /// <summary>Not yet.</summary>\n    Pending = 0,\n    Paid,\n    [EnumMember(Value = \"sent_out\")]\n    Sent, // Lost,\n}\n"),
        ["Java"] = ("src/Order.java", "class Order {\n  enum OrderStatus implements Coded {\n    PENDING(\"p\"), PAID(\"x\") { int a() { return 1; } },\n    @Deprecated SENT_OUT(\"s\");\n    final String code;\n    OrderStatus(String code) { this.code = code; }\n  }\n}\n"),
        ["Kotlin"] = ("src/Order.kt", "enum class OrderStatus(val code: String = \"\") {\n    PENDING, PAID(\"x\"),\n    SENT_OUT;\n    fun isLast() = this == SENT_OUT\n}\n"),
        ["TypeScript enumeration"] = ("src/order.ts", "export const enum OrderStatus { Pending = 'pending', Paid = 'paid', Sent = 'sent-out' }\n"),
        ["TypeScript union"] = ("src/order.ts", "export type OrderStatus =\n  | 'pending' // not yet\n  | 'paid'\n  | \"sent_out\";\n"),
        ["TypeScript field"] = ("src/order.ts", "export interface Order {\n  id: string;\n  status?: 'pending' | 'paid' | 'sent_out' | null;\n}\n"),
        ["TypeScript list"] = ("src/order.ts", "export const ORDER_STATUSES = ['pending', 'paid', 'sent_out'] as const;\n"),
        ["JavaScript object"] = ("src/order.js", "const OrderStatus = Object.freeze({ PENDING: 'pending', PAID: 'paid', SENT: 'sent_out' });\n"),
        ["Zod"] = ("src/order.ts", "export const OrderStatus = z.enum([\n  'pending',\n  'paid', 'sent_out',\n]);\n"),
        ["Zod field"] = ("src/order.ts", "export const OrderSchema = z.object({ id: z.string(), status: z.enum(['pending', 'paid', 'sent_out']) });\n"),
        ["Python"] = ("src/order.py", "class OrderStatus(str, Enum):\n    \"\"\"What became of it.\n\nNot indented.\n    \"\"\"\n\n    PENDING = \"pending\"  # LOST = 1\n    PAID = auto()\n    SENT = 'sent_out'\n\n    @property\n    def last(self):\n        return self is OrderStatus.SENT\n"),
        ["Python literal"] = ("src/order.py", "OrderStatus = Literal[\"pending\", \"paid\", \"sent_out\"]\n"),
        ["Python field"] = ("src/order.py", "class Order(BaseModel):\n    id: str\n    status: Literal[\n        \"pending\", \"paid\",\n        \"sent_out\",\n    ] = \"pending\"\n"),
        ["Go"] = ("order/order.go", "package order\n\ntype OrderStatus string\n\nconst (\n\tOrderStatusPending OrderStatus = \"pending\" // not yet\n\tOrderStatusPaid    OrderStatus = \"paid\"\n\n\tOrderStatusSentOut = OrderStatus(\"sent_out\")\n\tlimit = 5\n)\n"),
        ["Go counted"] = ("order/order.go", "package order\n\ntype OrderStatus int\n\nconst (\n\tStatusPending OrderStatus = iota\n\tStatusPaid\n\tStatusSentOut\n)\n"),
        ["SQL"] = ("db/001.sql", "CREATE TABLE orders (\n  id TEXT,\n  status TEXT NOT NULL CHECK (status IN ('pending', 'paid', 'sent_out')) -- CHECK (status IN ('x', 'y'))\n);\n"),
        ["SQL type"] = ("db/001.sql", "CREATE TYPE order_status AS ENUM ('pending', 'paid', 'sent_out');\n"),
        ["SQL in code"] = ("src/store.py", "DDL = \"\"\"\nCREATE TABLE IF NOT EXISTS orders (id TEXT, status TEXT CHECK(status in ('pending','paid','sent_out')))\n\"\"\"\n"),
        ["PowerShell"] = ("src/Order.psm1", "enum OrderStatus {\n    Pending\n    Paid = 2 # Lost\n    SentOut\n}\n"),
        ["PowerShell parameter"] = ("src/Order.psm1", "function Set-Order {\n    param(\n        [Parameter()]\n        [ValidateSet('Pending', 'Paid', 'SentOut')]\n        [string]$OrderStatus\n    )\n}\n"),
        ["Rust"] = ("src/order.rs", "pub enum OrderStatus {\n    Pending,\n    #[serde(rename = \"paid\")]\n    Paid { at: u64 },\n    SentOut(u64),\n}\n"),
    };

    private static readonly Dictionary<string, (string Path, string Text)> s_forms = new(StringComparer.Ordinal)
    {
        ["sentence"] = (Spec, "- **FR-011**: The order status MUST be one of `pending`, `paid`, or `sent_out`.\n"),
        ["sentence with a name"] = (Spec, "- **FR-011**: Every cart keeps orders. `OrderStatus` takes one of the following values: \"pending\", \"paid\" and \"sent_out\". See below.\n"),
        ["words"] = (Spec, "- **FR-011**: An order status MUST be one of pending, paid, sent_out.\n"),
        ["allowed values"] = (Spec, "- **FR-011**: Allowed values of `order_status` are `pending`, `paid` and `sent_out`.\n"),
        ["full-width"] = (Spec, "- **FR-011**：`order_status`は「pending」、「paid」、「sent_out」のいずれか。\n"),
        ["type column"] = (Model, "\n## Order\n\n| Field | Type | Notes |\n|---|---|---|\n| status | enum (pending, paid, sent_out) | NOT NULL |\n"),
        ["values column"] = (Model, "\n## Order\n\n| Field | Type | Values |\n|---|---|---|\n| `status` | string | pending, paid, sent_out |\n"),
        ["notes"] = (Model, "\n## Order\n\n| Field | Type | Notes |\n|---|---|---|\n| status | enum | `pending` \\| `paid` \\| `sent_out` — what became of it |\n"),
        ["one of in a cell"] = (Model, "\n### Order Entity\n\n| Field | Type | Notes |\n|---|---|---|\n| status | string | One of: `pending`, `paid`, `sent_out` |\n"),
        ["type of its own"] = (Model, "\n## Basket\n\n| Field | Type | Constraints | Notes |\n|---|---|---|---|\n| state | OrderStatus? | enum | Pending, Paid, SentOut, null=new |\n"),
        ["bullet"] = (Model, "\n## Order\n\n- `status` (enum): \"pending\" (at first) | \"paid\" | \"sent_out\"\n"),
        ["bullet with words"] = (Model, "\n## Order\r\n\r\n- **status**: Enum - what became of it (`pending`, `paid`, `sent_out`)\r\n"),
        ["rule"] = (Model, "\n## Order\n\n- **VR-002**: `status` must be one of: \"pending\", \"paid\", \"sent_out\"\n"),
        ["sample"] = (Model, "\n## Order\n\n```csharp\npublic enum OrderStatus { Pending, Paid, SentOut }\n```\n"),
    };

    public static TheoryData<string> Languages { get; } = [.. s_code.Keys];

    public static TheoryData<string> Forms { get; } = [.. s_forms.Keys];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_member_that_one_side_lacks_is_found_once_in_every_language(string language)
    {
        (string path, string text) = s_code[language];
        const string same = "\n## Order\n\n| Field | Type | Values |\n|---|---|---|\n| status | enum | pending, paid, sent_out |\n";

        using (var clean = new DriftProject(With(Model, same), (path, text)))
        {
            Assert.Empty(clean.Find(s_sets));
            Assert.Contains(new DriftCount("closed sets", 1, 1), clean.Summary().Counts);
        }

        using (var more = new DriftProject(With(Model, same.Replace("sent_out", "sent_out, refunded", StringComparison.Ordinal)), (path, text)))
        {
            DriftFinding finding = Assert.Single(more.Find(s_sets));
            Assert.Equal(("D4", "001-cart", DriftConfidence.Strong, "Order.status", Model, path), (finding.Rule, finding.Requirement, finding.Confidence, finding.Subject, finding.SpecFile, finding.CodeFile));
            Assert.EndsWith(" lacks refunded", finding.CodeDoes, StringComparison.Ordinal);
            Assert.Equal(15, finding.SpecLine);
        }

        using var less = new DriftProject(With(Model, same.Replace(", sent_out", "", StringComparison.Ordinal)), (path, text));
        DriftFinding other = Assert.Single(less.Find(s_sets));
        Assert.Matches("has (Order|Status)*(Sent|SENT|sent).* besides$", other.CodeDoes);
        Assert.Contains("sent", File.ReadAllLines(Path.Combine(less.Path, path))[other.CodeLine!.Value - 1] + text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_set_is_read_in_every_form(string form)
    {
        (string path, string text) = s_forms[form];
        (string, string?) code = ("src/OrderStatus.cs", "enum OrderStatus { Unknown, Pending, Paid, SentOut }\n");

        using (var clean = new DriftProject(With(path, text), code))
        {
            Assert.Empty(clean.Find());
            Assert.Contains(new DriftCount("closed sets", 1, 1), clean.Summary().Counts);
        }

        using var drifted = new DriftProject(With(path, text), ("src/OrderStatus.cs", "enum OrderStatus\n{\n    Pending,\n    Paid,\n    SentOut,\n    Lost,\n}\n"));
        DriftFinding finding = Assert.Single(drifted.Find());
        Assert.Equal(("D4", DriftConfidence.Strong, "OrderStatus has Lost besides", 6), (finding.Rule, finding.Confidence, finding.CodeDoes, finding.CodeLine));
        Assert.Equal(path == Spec ? "001-cart#FR-011" : "001-cart", finding.Requirement);
        string[] lines = File.ReadAllLines(Path.Combine(drifted.Path, path));
        Assert.Contains("paid", string.Concat(lines[(finding.SpecLine!.Value - 1)..]), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("The order status MUST be one of `pending`, `paid`, etc.")]
    [InlineData("The order status is one of several values such as `pending`, `paid`.")]
    [InlineData("The order status MUST be one of `pending`, `paid`, ...")]
    [InlineData("The order status MUST be one of `pending`, `paid` or a value that the team has set.")]
    [InlineData("The order status MUST be one of `pending`, `paid` or any other text.")]
    [InlineData("When the `order_status` is one of `pending` or `paid`, the cart MUST be kept.")]
    [InlineData("The `order_status` MUST NOT be one of `pending` or `paid`.")]
    [InlineData("An order MUST have at least one of `pending` or `paid`.")]
    [InlineData("The order status includes one of the values `pending`, `paid`.")]
    [InlineData("The `order_status` MUST be one of these three kinds of order values.")]
    [InlineData("The `order_status` MUST be one of pending orders or paid orders.")]
    [InlineData("The order status (e.g. one of `pending`, `paid`) MUST be shown.")]
    [InlineData("~~The order status MUST be one of `pending`, `paid`.~~ It is free.")]
    public void What_leaves_a_set_open_closes_none(string sentence)
    {
        using var project = new DriftProject(With(Spec, $"- **FR-011**: {sentence}\n"), ("src/OrderStatus.cs", "enum OrderStatus { Pending, Paid, SentOut }\n"));

        Assert.Empty(project.Find(new DriftQuery { Rules = ["D4"], Least = DriftConfidence.Hint }));
    }

    [Theory]
    [InlineData("src/Colour.cs", "enum Colour { Red, Green, Blue }\n")]
    [InlineData("src/Pager.cs", "enum PageStatus { Pending, Loaded, Shown, Gone }\n")]
    [InlineData("tests/OrderStatusTests.cs", "enum OrderStatus { Pending, Paid }\n")]
    [InlineData("src/OrderStatus.cs", "// enum OrderStatus { Pending, Paid }\n")]
    [InlineData("src/OrderStatus.cs", "enum OrderStatus { Pending,\n<<<<<<< HEAD\n Paid }\n=======\n Payed }\n>>>>>>> other\n")]
    [InlineData("src/OrderStatus.cs", "enum OrderStatus { Pending, Paid, ")]
    [InlineData("src/order.ts", "type OrderStatus = 'pending' | 'paid' | Extra;\n")]
    [InlineData("src/order.ts", "const OrderStatus = ['pending', ...more] as const;\n")]
    [InlineData("src/order.ts", "const orderStatus = isNew ? 'pending' : 'paid' | 'x';\n")]
    [InlineData("src/order.py", "class OrderStatus(Enum):\n    PENDING, PAID = range(2)\n")]
    [InlineData("db/1.sql", "-- CREATE TABLE orders (status TEXT CHECK (status IN ('pending', 'paid')));\n")]
    public void What_is_another_set_or_cannot_be_read_contradicts_nothing(string path, string text)
    {
        using var project = new DriftProject(With(Spec, "- **FR-011**: The `order_status` MUST be one of `pending`, `paid` or `sent_out`.\n"), (path, text));

        Assert.Empty(project.Find(new DriftQuery { Rules = ["D4"], Least = DriftConfidence.Hint }));
        Assert.Contains(new DriftCount("closed sets", 0, 1), project.Summary().Counts);
    }

    [Fact]
    public void Where_two_sets_may_be_meant_it_is_said_and_nothing_is_found()
    {
        using var project = new DriftProject(With(Spec, "- **FR-011**: The `order_status` MUST be one of `pending`, `paid` or `sent_out`.\n"),
            ("src/a.cs", "enum OrderStatus { Pending, Paid }\n"), ("src/b.ts", "type OrderStatus = 'pending' | 'sent_out';\n"));

        Assert.Empty(project.Find(new DriftQuery { Rules = ["D4"], Least = DriftConfidence.Hint }));
        Assert.Contains(project.Summary().Notes, note => note.Rule == "D4" && note.Text.Contains("OrderStatus in src/a.cs", StringComparison.Ordinal) && note.File == Spec);
    }

    [Fact]
    public void A_set_that_a_newer_feature_extends_is_no_contradiction_of_the_older_one()
    {
        (string, string?)[] files =
        [
            With(Spec, "- **FR-011**: The `order_status` MUST be one of `pending`, `paid` or `sent_out`.\n"),
            With("specs/002-mail/spec.md", "- **FR-011**: The `order_status` MUST be one of `pending`, `paid`, `sent_out` or `mailed`.\n"),
        ];

        using (var both = new DriftProject([.. files, ("src/OrderStatus.cs", "enum OrderStatus { Pending, Paid, SentOut, Mailed }\n")])) Assert.Empty(both.Find());

        using var neither = new DriftProject([.. files, ("src/OrderStatus.cs", "enum OrderStatus { Pending, Paid, SentOut }\n")]);
        Assert.Equal("002-mail#FR-011", Assert.Single(neither.Find()).Requirement);
    }

    [Fact]
    public void A_document_that_contradicts_itself_is_likely_and_the_specification_is_to_be_changed()
    {
        using var project = new DriftProject(With(Model, "\n## Order\n\n| Field | Type | Values |\n|---|---|---|\n| winner | OrderStatus | pending, paid, sentAway |\n\n```csharp\nenum OrderStatus { Pending, Paid, SentOut }\n```\n"),
            ("src/OrderStatus.cs", "enum OrderStatus { Pending, Paid, SentOut }\n"));

        DriftFinding finding = Assert.Single(project.Find());

        Assert.Equal((DriftConfidence.Likely, DriftSuggestion.UpdateSpec, "OrderStatus lacks sentAway"), (finding.Confidence, finding.Suggestion, finding.CodeDoes));
        Assert.Contains(finding.Evidence, reason => reason is { Kind: "Elsewhere", Line: 18 });
    }

    [Fact]
    public void A_set_of_another_name_counts_where_it_alone_shares_two_thirds()
    {
        (string, string?) spec = With(Spec, "- **FR-011**: The phase MUST be one of `cutting`, `sewing`, `packing` or `sending`.\n");

        using (var likely = new DriftProject(spec, ("src/Step.cs", "enum Step { Cutting, Sewing, Packing, Shipping }\n")))
        {
            DriftFinding finding = Assert.Single(likely.Find());
            Assert.Equal((DriftConfidence.Likely, "Step lacks sending and has Shipping besides"), (finding.Confidence, finding.CodeDoes));
        }

        // A choice out of a larger set is none.
        using var part = new DriftProject(spec, ("src/Step.cs", "enum Step { Cutting, Sewing, Packing, Sending, Shipping }\n"));
        Assert.Empty(part.Find(new DriftQuery { Rules = ["D4"], Least = DriftConfidence.Hint }));
    }

    [Fact]
    public void What_is_not_built_yet_is_no_more_than_a_hint()
    {
        using var project = new DriftProject(With(Spec, "- **FR-011**: The `order_status` MUST be one of `pending`, `paid` or `refunded`.\n"), ("src/OrderStatus.cs", "enum OrderStatus { Pending, Paid }\n"),
            ("specs/001-cart/tasks.md", "- [ ] T001 Write src/OrderStatus.cs\n- [ ] T002 More\n"));

        Assert.Equal(DriftConfidence.Hint, Assert.Single(project.Find(new DriftQuery { Rules = ["D4"], Least = DriftConfidence.Hint })).Confidence);
    }

    [Fact]
    public void Sets_between_the_marks_of_a_merge_and_half_tables_are_not_read()
    {
        using var project = new DriftProject(With(Model, "\n## Order\n\n| Field | Type | Values |\n|---|---|\n| status\n<<<<<<< HEAD\n| status | enum | pending, paid, lost |\n=======\n| status | enum (pending, |\n>>>>>>> other\n| status | enum (pending, paid\n\n```csharp\nenum OrderStatus { Pending, Paid, Never }\n"),
            ("src/OrderStatus.cs", "enum OrderStatus { Pending, Paid, SentOut }\n"));

        Assert.Empty(project.Find(new DriftQuery { Rules = ["D4"], Least = DriftConfidence.Hint }));
    }

    [Fact]
    public void Ten_thousand_members_are_compared_in_seconds()
    {
        string[] members = [.. Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"Größe{i}"))];
        using var project = new DriftProject(With(Model, $"\n## Order\r\n\r\n| Field | Type | Values |\r\n|---|---|---|\r\n| status | enum | {string.Join(", ", members)} |\r\n"),
            ("src/OrderStatus.cs", $"enum OrderStatus\r\n{{\r\n    {string.Join(",\r\n    ", members[1..])},\r\n    Ende\r\n}}\r\n"));

        var watch = Stopwatch.StartNew();
        DriftFinding finding = Assert.Single(project.Find());

        Assert.Equal("OrderStatus lacks Größe0 and has Ende besides", finding.CodeDoes);
        Assert.Equal(10_002, finding.CodeLine);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    private static (string Path, string? Text) With(string path, string text) => (path, DriftProject.Clean.Single(file => file.Path == path).Text + text);
}
