namespace VtOperate.Core.Code.Routes;

/// <summary>Where a line of a routes file of Rails stands.</summary>
/// <param name="Here">What stands before the paths.</param>
/// <param name="Collection">What stands before the paths of the resource's collection; the same as <paramref name="Here"/> outside of one.</param>
/// <param name="Shallow">What stands before the paths of single resources where they are shallow.</param>
/// <param name="Module">The folders of the controllers, with a slash at the end; empty for none.</param>
/// <param name="Controller">The controller; empty where none is known.</param>
internal sealed record RailsScope(string Here, string Collection, string Shallow, string Module, string Controller)
{
    /// <summary>Outside of everything.</summary>
    public static RailsScope Root { get; } = new("/", "/", "/", "", "");

    /// <summary>Whether nested resources leave out what they are nested in.</summary>
    public bool IsShallow { get; init; }

    /// <summary>Whether it counts for development alone.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The same below a path.</summary>
    public RailsScope Below(string path) => this with { Here = RouteTemplate.Join(Here, path), Collection = RouteTemplate.Join(Here, path), Shallow = RouteTemplate.Join(Here, path) };
}
