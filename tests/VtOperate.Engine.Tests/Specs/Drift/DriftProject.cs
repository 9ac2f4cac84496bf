using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Drift;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Specs.Drift;

/// <summary>A spec-kit project in which specifications and code agree, to be changed by one file at a time.</summary>
internal sealed class DriftProject : IDisposable
{
    private readonly TestRepository _repository = new();

    /// <summary>Commits the project as it is when everything agrees, then the changes in a second commit.</summary>
    public DriftProject(params (string Path, string? Text)[] changes)
    {
        _repository.Commit("feat: build the cart", [.. Clean]);
        if (changes.Length > 0) _repository.Commit("feat: change it", changes);
        _repository.CheckOut();
    }

    public static (string Path, string? Text)[] Clean { get; } =
    [
        (".specify/memory/constitution.md", "# Shop Constitution\n"),
        ("specs/001-cart/spec.md", """
            # Feature Specification: Cart

            **Status**: Draft

            ### User Story 1 - Fill a cart (Priority: P1)

            1. **Given** an empty cart, **When** an order is added, **Then** it is listed

            ### Edge Cases

            - What happens when `cart_limit` is reached?

            ### Functional Requirements

            - **FR-001**: The cart MUST hold at most `cart_limit` orders.
            - **FR-002**: The cart MUST read `CART_STORE_URL` at start.
            - **FR-003** *(superseded 2026-01-15)*: The cart MUST be kept in a file.
            - **FR-004**: The system MUST store carts in Redis, using Redis for expiry.

            """),
        ("specs/001-cart/plan.md", "# Plan\n\n**Storage**: Redis\n"),
        ("specs/001-cart/tasks.md", "# Tasks\n\n- [x] T001 [US1] Create the cart in src/cart.py per FR-001\n- [x] T002 Write tests/test_cart.py\n- [ ] T003 Write src/later.py\n"),
        ("specs/001-cart/data-model.md", "# Data model\n\n## Cart\n\n| Field | Type | Notes |\n|---|---|---|\n| cart_id | string | |\n| created_at | date | |\n| total | number | derived |\n"),
        ("specs/002-mail/spec.md", "# Feature Specification: Mail\n\n- **FR-001**: A mail MUST be sent by `send_mail`.\n- **FR-009**: A mail MUST have a subject.\n"),
        ("src/cart.py", "# FR-001 of feature 001-cart\nimport os\nimport redis\n\nclass Cart:\n    cart_limit = 5\n    cart_id = None\n    created_at = None\n    url = os.environ['CART_STORE_URL']\n"),
        ("src/mail.py", "# spec 002: FR-001, FR-009\ndef send_mail(subject):\n    return subject\n"),
        ("tests/test_cart.py", "def test_cart_holds_five():  # 001 FR-001\n    assert True\n"),
        ("pyproject.toml", "[project]\ndependencies = [\"redis>=5\"]\n"),
    ];

    public string Path => _repository.Path;

    public TestRepository Repository => _repository;

    public IReadOnlyList<DriftFinding> Find(DriftQuery? query = null) => [.. Finder().Find(Path, query ?? new DriftQuery { Least = DriftConfidence.Likely }, default)];

    public DriftSummary Summary()
    {
        DriftFinder finder = Finder();
        try
        {
            _ = finder.Find(Path, new DriftQuery(), default).Count();
        }
        catch (OperationException nothing) when (nothing.Id == ErrorId.SpecsNotComparable)
        {
            // The summary is there all the same.
        }

        return finder.Summary!;
    }

    public void Dispose() => _repository.Dispose();

    /// <summary>A text of the clean project with one piece replaced.</summary>
    public static (string Path, string? Text) With(string path, string piece, string other)
    {
        string text = Clean.Single(file => file.Path == path).Text!;
        Assert.Contains(piece, text, StringComparison.Ordinal);
        return (path, text.Replace(piece, other, StringComparison.Ordinal));
    }

    private static DriftFinder Finder() => new(new EngineRoot(), new SilentReporter(), TimeProvider.System);
}
