using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>The head of an object in a pack.</summary>
/// <param name="Kind">The kind of a whole object; null for a delta.</param>
/// <param name="Size">Bytes of the inflated content.</param>
/// <param name="Data">Where the deflated content starts in the pack.</param>
/// <param name="BaseOffset">Where the base of an offset delta starts, or -1.</param>
/// <param name="BaseId">The base of a reference delta.</param>
internal readonly record struct PackEntry(ObjectKind? Kind, long Size, long Data, long BaseOffset, ObjectId BaseId);
