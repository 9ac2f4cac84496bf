namespace VtOperate.Core.Search;

/// <summary>Makes one segment of several, of the documents that count, without reading any text again. The result is what a builder would make of the same documents in the same order.</summary>
internal sealed class SegmentMerger
{
    private readonly IReadOnlyList<ViewPart> _parts;
    private readonly int[][] _numbers;

    /// <summary>Prepares the merging of some segments, which have the same fields.</summary>
    public SegmentMerger(IReadOnlyList<ViewPart> parts)
    {
        _parts = parts;
        _numbers = new int[parts.Count][];
        int next = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            _numbers[i] = new int[parts[i].Segment.Count];
            for (int document = 0; document < _numbers[i].Length; document++) _numbers[i][document] = parts[i].Live?.Contains(document) == false ? -1 : next++;
        }
    }

    /// <summary>The number in the new segment of a document of one of the old; -1 when it does not count.</summary>
    public int NumberOf(int part, int document) => _numbers[part][document];

    /// <summary>Writes the new segment.</summary>
    /// <exception cref="IndexDamagedException">One of the old is damaged.</exception>
    public void WriteTo(Stream stream, CancellationToken stop)
    {
        var writer = new SegmentWriter(stream, _parts[0].Segment.Fields);
        var lengths = new int[_parts[0].Segment.Fields];
        for (int i = 0; i < _parts.Count; i++)
        {
            Segment segment = _parts[i].Segment;
            stop.ThrowIfCancellationRequested();
            for (int document = 0; document < segment.Count; document++)
            {
                if (_numbers[i][document] < 0) continue;
                for (int field = 0; field < lengths.Length; field++) lengths[field] = segment.FieldLength(document, field);
                writer.AddDocument(segment.IdBytes(document), lengths, segment.Stored(document));
            }
        }

        AddTerms(writer, stop);
        writer.Finish();
        GC.KeepAlive(_parts);
    }

    private void AddTerms(SegmentWriter writer, CancellationToken stop)
    {
        var next = new int[_parts.Count];
        var postings = new ByteBuffer(1 << 12);
        for (int seen = 0; ; seen++)
        {
            if (seen % 1024 == 0) stop.ThrowIfCancellationRequested();
            int first = First(next);
            if (first < 0) return;
            ReadOnlySpan<byte> term = _parts[first].Segment.TermBytes(next[first]);
            postings.Clear();
            int documents = 0, before = 0;
            for (int i = first; i < next.Length; i++)
            {
                Segment segment = _parts[i].Segment;
                if (next[i] < segment.Terms && segment.TermBytes(next[i]).SequenceEqual(term)) Append(segment.PostingBytes(next[i]++), _numbers[i], postings, ref documents, ref before);
            }

            if (documents > 0) writer.AddTerm(term, documents, postings.Written);
        }
    }

    // Which segment has the lowest of the terms that come next.
    private int First(int[] next)
    {
        int first = -1;
        for (int i = 0; i < next.Length; i++)
        {
            if (next[i] >= _parts[i].Segment.Terms) continue;
            if (first < 0 || _parts[i].Segment.TermBytes(next[i]).SequenceCompareTo(_parts[first].Segment.TermBytes(next[first])) < 0) first = i;
        }

        return first;
    }

    // Only the gap before a document's entry changes; the entry itself is taken as it is.
    private static void Append(ReadOnlySpan<byte> from, int[] numbers, ByteBuffer to, ref int documents, ref int before)
    {
        var reader = new ByteReader(from);
        int document = 0;
        while (!reader.IsAtEnd)
        {
            document += (int)reader.Number();
            uint length = reader.Number();
            ReadOnlySpan<byte> entry = reader.Bytes((int)length);
            if ((uint)document >= (uint)numbers.Length) throw new IndexDamagedException();
            if (numbers[document] < 0) continue;
            to.AddNumber((uint)(numbers[document] - before));
            to.AddNumber(length);
            to.Add(entry);
            before = numbers[document];
            documents++;
        }
    }
}
