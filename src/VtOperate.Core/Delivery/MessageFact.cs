namespace VtOperate.Core.Delivery;

/// <summary>One thing that is recorded of an incident, as a message shows it beside its text.</summary>
/// <param name="Name">What it is: Severity, Next update.</param>
/// <param name="Value">What is recorded; <c>not known yet</c> where nothing is.</param>
public sealed record MessageFact(string Name, string Value);
