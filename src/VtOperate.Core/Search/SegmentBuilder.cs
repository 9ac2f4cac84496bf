using System.Runtime.CompilerServices;
using System.Text;

namespace VtOperate.Core.Search;

/// <summary>Gathers documents and makes a segment of them. For one thread.</summary>
internal sealed class SegmentBuilder
{
    // What a term costs beside its postings: its string, its places in the tables.
    private const int TermCost = 120;

    // Most terms stand in one document or two, and an array of so many bytes takes no more memory than a shorter one.
    private const int FirstBytes = 8;

    private readonly int _fields, _fieldBits;
    private readonly TermTable _terms = new(4096);
    private readonly List<string> _ids = [];
    private readonly ByteBuffer _stored = new(1 << 10), _entry = new();
    private readonly List<int> _storedEnds = [], _lengths = [];
    private readonly List<int> _touched = [];
    private readonly WordNumbers _numbers = new();
    private Term[] _data = new Term[4096];
    private Token[] _tokens = new Token[1024];
    private int _tokenCount;
    private long _postingBytes;

    /// <summary>Begins a segment whose documents have so many fields.</summary>
    public SegmentBuilder(int fields)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fields, SegmentLayout.MaxFields);
        (_fields, _fieldBits) = (fields, SegmentLayout.FieldBits(fields));
    }

    /// <summary>How many documents there are.</summary>
    public int Count => _ids.Count;

    /// <summary>About how many bytes of memory it holds.</summary>
    public long Size => _postingBytes + (long)_terms.Count * TermCost + _stored.Length + (long)_lengths.Count * sizeof(int);

    /// <summary>Adds a document and returns its number, from 0.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="texts">The text of each field; null where it has none.</param>
    /// <param name="stored">What to keep with it.</param>
    public int Add(string id, IReadOnlyList<string?> texts, ReadOnlySpan<byte> stored)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(texts.Count, _fields);
        int document = _ids.Count;
        _ids.Add(id);
        _stored.Add(stored);
        _storedEnds.Add(_stored.Length);
        _tokenCount = 0;
        var sink = new Sink(this);
        for (int field = 0; field < _fields; field++)
        {
            sink.Begin((byte)field);
            if (texts[field] is { Length: > 0 } text) Tokenizer.Read(text, ref sink);
            _lengths.Add(sink.Length);
        }

        foreach (int term in _touched) Close(ref _data[term], document);
        _touched.Clear();
        return document;
    }

    /// <summary>The segment as one block of bytes.</summary>
    public byte[] Build()
    {
        using var stream = new MemoryStream();
        WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>Writes the segment to a stream that can go back.</summary>
    public void WriteTo(Stream stream)
    {
        var writer = new SegmentWriter(stream, _fields);
        var lengths = new int[_fields];
        for (int document = 0; document < _ids.Count; document++)
        {
            int start = document == 0 ? 0 : _storedEnds[document - 1];
            _lengths.CopyTo(document * _fields, lengths, 0, _fields);
            writer.AddDocument(SegmentWriter.Utf8(_ids[document]), lengths, _stored.Written[start.._storedEnds[document]]);
        }

        (byte[] texts, int[] starts) = TermTexts();
        foreach (int term in TermOrder.Of(texts, starts))
        {
            ref Term data = ref _data[term];
            writer.AddTerm(texts.AsSpan(starts[term], starts[term + 1] - starts[term]), data.Documents, data.Bytes.AsSpan(0, data.Length));
        }

        writer.Finish();
    }

    private (byte[] Texts, int[] Starts) TermTexts()
    {
        var texts = new ByteBuffer(_terms.Count * 10 + 16);
        var starts = new int[_terms.Count + 1];
        Span<byte> buffer = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Math.Max(Tokenizer.MaxNameLength, Tokenizer.MaxTermLength))];
        for (int term = 0; term < _terms.Count; term++)
        {
            texts.Add(buffer[..Encoding.UTF8.GetBytes(_terms[term], buffer)]);
            starts[term + 1] = texts.Length;
        }

        return (texts.Written.ToArray(), starts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(ReadOnlySpan<char> text, byte field, int position)
    {
        int number = _terms.GetOrAdd(text);
        if (number >= _data.Length) Array.Resize(ref _data, _data.Length * 2);
        if (_tokenCount == _tokens.Length) Array.Resize(ref _tokens, _tokens.Length * 2);
        ref Term term = ref _data[number];
        int token = _tokenCount++;
        _tokens[token] = new Token(position, field);

        // Zero means none, so that a fresh array needs no filling.
        if (term.First == 0)
        {
            _touched.Add(number);
            term.First = token + 1;
        }
        else
        {
            _tokens[term.Last - 1].Next = token + 1;
        }

        term.Last = token + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Close(ref Term term, int document)
    {
        _entry.Clear();
        for (int token = term.First; token > 0;)
        {
            byte field = _tokens[token - 1].Field;
            uint count = 0;
            for (; token > 0 && _tokens[token - 1].Field == field; token = _tokens[token - 1].Next) count++;
            _entry.AddNumber(((((count - 1) << _fieldBits) | field) << 1) | (token > 0 ? 1u : 0u));
        }

        int before = 0, lastField = -1;
        for (int token = term.First; token > 0; token = _tokens[token - 1].Next)
        {
            ref Token here = ref _tokens[token - 1];
            if (here.Field != lastField) (before, lastField) = (0, here.Field);
            int position = Math.Max(before, here.Position);
            _entry.AddNumber((uint)(position - before));
            before = position;
        }

        _postingBytes += term.Append((uint)(document - term.LastDocument), _entry.Written);
        term.LastDocument = document;
        term.Documents++;
        (term.First, term.Last) = (0, 0);
    }

    private struct Token(int position, byte field)
    {
        public int Next;
        public readonly int Position = position;
        public readonly byte Field = field;
    }

    private struct Term
    {
        public byte[]? Bytes;
        public int Length, Documents, LastDocument, First, Last;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public long Append(uint gap, ReadOnlySpan<byte> entry)
        {
            int before = Bytes?.Length ?? 0, needed = Length + Width(gap) + Width((uint)entry.Length) + entry.Length;
            if (needed > before) Array.Resize(ref Bytes, Math.Max(needed, before == 0 ? FirstBytes : before * 2));
            Add(gap);
            Add((uint)entry.Length);
            entry.CopyTo(Bytes.AsSpan(Length));
            Length += entry.Length;
            return Bytes!.Length - before;
        }

        private static int Width(uint number) => (System.Numerics.BitOperations.Log2(number) / 7) + 1;

        private void Add(uint number)
        {
            for (; number > 0x7F; number >>= 7) Bytes![Length++] = (byte)(number | 0x80);
            Bytes![Length++] = (byte)number;
        }
    }

    private struct Sink(SegmentBuilder builder) : ITokenSink
    {
        private byte _field;

        public int Length { get; private set; }

        public void Begin(byte field)
        {
            (_field, Length) = (field, 0);
            builder._numbers.Restart();
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
        {
            builder.Take(term, _field, builder._numbers.Of(start));
            Length++;
        }
    }
}
