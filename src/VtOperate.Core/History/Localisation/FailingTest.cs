namespace VtOperate.Core.History.Localisation;

/// <summary>A test that a report names or a trace runs through.</summary>
/// <param name="Name">What it is called, without ending: <c>CartTest</c>.</param>
/// <param name="File">The number of its file; null when the version has none.</param>
/// <param name="Methods">The methods that are named with it.</param>
/// <param name="Times">How often it is named.</param>
/// <param name="Weight">How surely it fails: 1 for one that a trace or a test run names.</param>
internal sealed record FailingTest(string Name, int? File, IReadOnlyList<string> Methods, int Times, double Weight);
