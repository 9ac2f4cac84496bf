namespace VtOperate.Core.Code.Routes;

/// <summary>How a path of a contract stands to the path of a route.</summary>
internal enum RouteMatch
{
    /// <summary>They have nothing to do with each other.</summary>
    None,

    /// <summary>A part of the route that is not known, or takes any rest, may answer it.</summary>
    Open,

    /// <summary>A variable of the route takes what the contract says word by word.</summary>
    Variable,

    /// <summary>They are the same.</summary>
    Same,
}
