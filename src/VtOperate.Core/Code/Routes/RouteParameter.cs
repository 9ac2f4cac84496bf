namespace VtOperate.Core.Code.Routes;

/// <summary>A parameter that the code of a route reads.</summary>
/// <param name="Name">Its name as it is sent.</param>
/// <param name="Line">Where it stands, from 1.</param>
internal sealed record RouteParameter(string Name, int Line)
{
    /// <summary>The value that counts where none is sent; null where there is none or it cannot be read.</summary>
    public string? Default { get; init; }

    /// <summary>The smallest number that is allowed; null where there is none or it cannot be read.</summary>
    public string? Minimum { get; init; }

    /// <summary>The largest number that is allowed; null where there is none or it cannot be read.</summary>
    public string? Maximum { get; init; }

    /// <summary>The values that are allowed; none where they are not listed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The type as it is written; empty where there is none.</summary>
    public string Type { get; init; } = "";

    /// <summary>The file it stands in where that is another one than the route's; null else.</summary>
    public string? File { get; init; }
}
