namespace VtOperate.Core.Code.Routes;

/// <summary>What a type holds that is sent or received.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file, relative to the project, with forward slashes.</param>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Fields">Its fields, those it inherits first.</param>
internal sealed record TypeShape(string Name, string File, int Line, IReadOnlyList<TypeField> Fields)
{
    /// <summary>Whether it may hold more than is known, because something it is derived from was not found.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The names of its type parameters.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The members of an enumeration; none for other types.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}
