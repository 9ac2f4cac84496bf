namespace VtOperate.Core.Specs.Drift;

/// <summary>What a name in backticks is, by its form.</summary>
internal enum SpecLiteralKind
{
    /// <summary><c>order_limit</c>, <c>OrderLimit</c>: a name of code or of configuration.</summary>
    Name,

    /// <summary><c>ORDER_LIMIT</c>: a variable of the environment, a constant, a member of an enumeration.</summary>
    Constant,

    /// <summary><c>/v1/orders</c>.</summary>
    Route,

    /// <summary><c>order.created</c>.</summary>
    Event,

    /// <summary><c>--dry-run</c>, without its hyphens.</summary>
    Flag,

    /// <summary><c>orders.db</c>, <c>.db.bak</c>.</summary>
    FileName,
}
