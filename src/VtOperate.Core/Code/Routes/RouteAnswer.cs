namespace VtOperate.Core.Code.Routes;

/// <summary>The type of what a route answers with.</summary>
/// <param name="Status">The status it belongs to.</param>
/// <param name="Type">The type as it is written.</param>
internal sealed record RouteAnswer(int Status, string Type);
