using VtOperate.Core.Storage;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>Takes the data of one event out of the file in which it stands. Pure.</summary>
internal static class IncidentRedaction
{
    internal static IReadOnlyList<StoreEdit> Edits(IStoreSnapshot snapshot, IncidentPlace place, string eventId, string reason)
    {
        List<StoreEdit> edits = [];
        if (snapshot.FindFolder(place.Path + "/" + IncidentFolders.Events) is not { } events) return edits;
        foreach (StoreFile file in snapshot.ListFiles(events))
        {
            ReadOnlyMemory<byte> bytes = snapshot.Read(file);
            using var content = new MemoryStream(bytes.Length);
            bool isChanged = false;
            foreach ((ReadOnlyMemory<byte> line, _, _) in EventLines.Of(bytes))
            {
                byte[]? redacted = EventLine.Read(line) is { IsRedacted: false } found && found.Id == eventId ? EventLine.Redact(line, reason) : null;
                isChanged |= redacted is not null;
                content.Write(redacted ?? line.Span);
                content.WriteByte((byte)'\n');
            }

            if (isChanged) edits.Add(new StoreEdit(file.Path, content.ToArray()));
        }

        return edits;
    }
}
