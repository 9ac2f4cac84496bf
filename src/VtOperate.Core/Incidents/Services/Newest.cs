namespace VtOperate.Core.Incidents.Services;

/// <summary>Puts several streams that are newest first together as one. Streams: of each, one item is read ahead.</summary>
internal static class Newest
{
    /// <summary>The items, those with the highest number first; of equals those of the earlier stream.</summary>
    internal static IEnumerable<T> First<T>(IReadOnlyList<IEnumerator<T>> streams, Func<T, long> time)
    {
        bool[] isOpen = new bool[streams.Count];
        for (int i = 0; i < streams.Count; i++) isOpen[i] = streams[i].MoveNext();
        while (true)
        {
            int newest = -1;
            for (int i = 0; i < streams.Count; i++)
            {
                if (isOpen[i] && (newest < 0 || time(streams[i].Current) > time(streams[newest].Current))) newest = i;
            }

            if (newest < 0) yield break;
            yield return streams[newest].Current;
            isOpen[newest] = streams[newest].MoveNext();
        }
    }
}
