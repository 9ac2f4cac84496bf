namespace VtOperate.Core.Specs.Drift;

/// <summary>How much of one kind was there, and how much of it could be compared: a search that compared nothing has found nothing out.</summary>
/// <param name="Name">What was counted, in the plural: <c>operations</c>, <c>task files</c>.</param>
/// <param name="Compared">How many had something on the other side to be compared with.</param>
/// <param name="Total">How many there were.</param>
public sealed record DriftCount(string Name, int Compared, int Total);
