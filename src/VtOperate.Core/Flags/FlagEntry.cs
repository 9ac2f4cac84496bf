namespace VtOperate.Core.Flags;

/// <summary>A flag with the place where its file holds it.</summary>
/// <param name="Flag">The flag.</param>
/// <param name="Place">Its definition.</param>
internal sealed record FlagEntry(FeatureFlag Flag, JsonPlace Place);
