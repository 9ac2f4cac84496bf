namespace VtOperate.Core.Code.Routes;

/// <summary>The frameworks whose routes are known.</summary>
internal static class RouteReaders
{
    /// <summary>A reader of each, those of one language one behind the other.</summary>
    public static IReadOnlyList<IRouteReader> All() => [new AspNetControllers(), new AspNetMinimal(), new SpringRoutes(), new SpringKotlin(), new ScriptRoutes(), new PythonRoutes(), new GoRoutes(), new RailsRoutes()];

    /// <summary>Reads the types of a language that messages are made of; null where none are read.</summary>
    public static ITypeReader? Types(CodeFamily family) => family switch
    {
        CodeFamily.CSharp or CodeFamily.Java => new MarkedTypes(),
        CodeFamily.Python => new PythonTypes(),
        CodeFamily.JavaScript => new ScriptTypes(),
        CodeFamily.Go => new GoTypes(),
        _ => null,
    };
}
