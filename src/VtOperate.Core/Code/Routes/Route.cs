namespace VtOperate.Core.Code.Routes;

/// <summary>A route that code declares.</summary>
/// <param name="Framework">What declares it, as people call it: <c>ASP.NET</c>.</param>
/// <param name="Method">The method in capitals; <c>*</c> for any.</param>
/// <param name="Template">The whole path in the spelling of <see cref="RouteTemplate"/>; what cannot be read is <see cref="RouteTemplate.Rest"/>.</param>
/// <param name="File">The file, relative to the project, with forward slashes.</param>
/// <param name="Line">Where it stands, from 1.</param>
internal sealed record Route(string Framework, string Method, string Template, string File, int Line)
{
    /// <summary>Whether a part of its path, or all of it, is made while the program runs.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>Whether the code keeps it out of descriptions.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether it is another path of a route that is known by one already.</summary>
    public bool IsAlternate { get; init; }

    /// <summary>Whether capitals and small letters are the same in its path.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>The parameters it reads, as far as they are known.</summary>
    public IReadOnlyList<RouteParameter> Parameters { get; init; } = [];

    /// <summary>The statuses that its code names, each once, in ascending order.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [];

    /// <summary>Whether it answers success in no other way than <see cref="Statuses"/> says.</summary>
    public bool HasAllSuccesses { get; init; }

    /// <summary>The type of what is sent to it, as it is written; null where that is not known.</summary>
    public string? Request { get; init; }

    /// <summary>The types of its answers, as far as they are known.</summary>
    public IReadOnlyList<RouteAnswer> Answers { get; init; } = [];

    /// <summary>How it is called in messages: <c>GET /api/orders/{}</c>.</summary>
    public string Title => Method == "*" ? Template : $"{Method} {Template}";
}
