using VtOperate.Core.Storage;

namespace VtOperate.Core.Specs.Drift;

/// <summary>What a file held when it had a stamp.</summary>
/// <param name="Stamp">The stamp.</param>
/// <param name="Facts">What it held.</param>
internal readonly record struct KeptFacts(FileStamp Stamp, FileFacts Facts);
