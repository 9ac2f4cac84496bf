namespace VtOperate.Core.Storage.Events;

/// <summary>What an event file holds.</summary>
/// <param name="Path">The file, below the root of its store.</param>
/// <param name="Events">The events in the order of the file.</param>
/// <param name="Problems">What is wrong in it, in the order of the file.</param>
public sealed record EventFileContent(string Path, IReadOnlyList<StoreEvent> Events, IReadOnlyList<EventProblem> Problems);
