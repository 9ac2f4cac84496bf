namespace VtOperate.Core.Code.Routes;

/// <summary>Compares paths in the spelling of <see cref="RouteTemplate"/>. Pure.</summary>
internal static class RoutePaths
{
    /// <summary>How a path of a contract stands to the path of a route.</summary>
    /// <param name="path">The path of the contract.</param>
    /// <param name="route">The path of the route.</param>
    /// <param name="ignoreCase">Whether the framework does not tell capitals from small letters.</param>
    public static RouteMatch Compare(string path, string route, bool ignoreCase)
    {
        StringComparison how = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (path.Equals(route, how)) return RouteMatch.Same;
        string[] wanted = Segments(path), has = Segments(route);
        if (Array.Exists(has, one => one.Contains(RouteTemplate.Rest, StringComparison.Ordinal))) return IsOpen(wanted, 0, has, 0, how) ? RouteMatch.Open : RouteMatch.None;
        if (wanted.Length != has.Length) return RouteMatch.None;
        for (int i = 0; i < wanted.Length; i++)
        {
            if (!wanted[i].Equals(has[i], how) && (has[i] != RouteTemplate.Variable || wanted[i].Contains('{', StringComparison.Ordinal))) return RouteMatch.None;
        }

        return RouteMatch.Variable;
    }

    /// <summary>The segments of a path.</summary>
    public static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many segments two paths share at their ends.</summary>
    public static int SharedEnd(string[] left, string[] right, bool ignoreCase)
    {
        StringComparison how = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        int shared = 0;
        while (shared < left.Length && shared < right.Length && left[^(shared + 1)].Equals(right[^(shared + 1)], how)) shared++;
        return shared;
    }

    private static bool IsOpen(string[] wanted, int at, string[] has, int from, StringComparison how)
    {
        for (; from < has.Length; from++, at++)
        {
            if (has[from].Contains(RouteTemplate.Rest, StringComparison.Ordinal))
            {
                if (from == has.Length - 1) return true;
                for (int skip = at; skip <= wanted.Length; skip++)
                {
                    if (IsOpen(wanted, skip, has, from + 1, how)) return true;
                }

                return false;
            }

            if (at >= wanted.Length || (!wanted[at].Equals(has[from], how) && has[from] != RouteTemplate.Variable)) return false;
        }

        return at == wanted.Length;
    }
}
