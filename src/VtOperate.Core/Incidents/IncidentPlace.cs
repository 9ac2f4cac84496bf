using VtOperate.Core.Storage;

namespace VtOperate.Core.Incidents;

/// <summary>Where an incident is kept.</summary>
/// <param name="Store">The store.</param>
/// <param name="Name">The name of its folder in <c>incidents</c>.</param>
/// <param name="IsPrivate">Whether the store is never pushed.</param>
internal sealed record IncidentPlace(IOperationStore Store, string Name, bool IsPrivate)
{
    /// <summary>The folder below the root of the store.</summary>
    internal string Path => IncidentFolders.Root + "/" + Name;
}
