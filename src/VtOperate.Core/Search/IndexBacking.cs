namespace VtOperate.Core.Search;

/// <summary>An index that is there already, for instance on disk.</summary>
/// <typeparam name="T">The kind of document.</typeparam>
/// <param name="View">The index.</param>
/// <param name="Read">Reads a document of a view by its number.</param>
/// <param name="Renew">Makes the index again when it turns out to be damaged.</param>
internal sealed record IndexBacking<T>(IndexView View, Func<IndexView, int, T> Read, Func<IndexView> Renew);
