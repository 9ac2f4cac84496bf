using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using VtOperate.Core.Code;
using VtOperate.Core.Search;

namespace VtOperate.Core.History.Localisation;

/// <summary>Reads the words of blobs. What it works with is kept from one to the next. Not thread-safe.</summary>
internal sealed class FileTermsReader
{
    // A file of code is smaller; what is larger is made by a machine or is data, and its beginning says what it is about.
    private const int MostBytes = 1 << 20;
    private const int BinaryProbe = 8000;

    private readonly Dictionary<uint, uint> _counts = [];
    private readonly int[] _lengths = new int[FileTerms.Fields];
    private char[] _text = new char[1 << 16];

    /// <summary>The words of a blob.</summary>
    /// <param name="content">Its bytes: UTF-8 with or without byte order mark, or UTF-16 with one. Bytes that are no text become no words.</param>
    /// <param name="family">The language, by the file's ending.</param>
    public FileTerms Read(ReadOnlySpan<byte> content, CodeFamily family)
    {
        ReadOnlySpan<char> text = Decode(content);
        if (text.IsEmpty) return FileTerms.None;
        _counts.Clear();
        Array.Clear(_lengths);
        var parts = new SourceParts(text, family);
        while (parts.TryTake(out ReadOnlySpan<char> part, out FileField field))
        {
            var sink = new Sink(this, field);
            Tokenizer.Read(part, ref sink);
            if (field == FileField.Code) AddDeclared(part);
        }

        return Write();
    }

    private void AddDeclared(ReadOnlySpan<char> code)
    {
        var names = new DeclaredNames(code);
        var sink = new Sink(this, FileField.Declared);
        while (names.TryTake(out ReadOnlySpan<char> name)) Tokenizer.Read(name, ref sink);
    }

    private void Add(uint term, FileField field)
    {
        _lengths[(int)field]++;
        int shift = (int)field * 8;
        ref uint counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, term, out _);
        if (((counts >> shift) & 0xFF) < 0xFF) counts += 1u << shift;
    }

    private FileTerms Write()
    {
        byte[] bytes = new byte[(FileTerms.Fields * sizeof(int)) + (_counts.Count * sizeof(ulong))];
        _lengths.CopyTo(MemoryMarshal.Cast<byte, int>(bytes.AsSpan(0, FileTerms.Fields * sizeof(int))));
        Span<ulong> entries = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(FileTerms.Fields * sizeof(int)));
        int at = 0;
        foreach ((uint term, uint counts) in _counts) entries[at++] = ((ulong)term << 32) | counts;
        entries.Sort();
        return new FileTerms(bytes);
    }

    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> content)
    {
        if (content.Length > MostBytes) content = content[..MostBytes];
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Wide(content[2..], isLittle: true);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Wide(content[2..], isLittle: false);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) content = content[3..];
        if (content[..Math.Min(content.Length, BinaryProbe)].Contains((byte)0)) return [];
        if (_text.Length < content.Length) _text = new char[content.Length];
        return _text.AsSpan(0, Encoding.UTF8.GetChars(content, _text));
    }

    private Span<char> Wide(ReadOnlySpan<byte> content, bool isLittle)
    {
        int length = content.Length / sizeof(char);
        if (_text.Length < length) _text = new char[length];
        for (int i = 0; i < length; i++)
        {
            ReadOnlySpan<byte> sign = content.Slice(i * sizeof(char), sizeof(char));
            _text[i] = (char)(isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(sign) : BinaryPrimitives.ReadUInt16BigEndian(sign));
        }

        return _text.AsSpan(0, length);
    }

    private readonly struct Sink(FileTermsReader reader, FileField field) : ITokenSink
    {
        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
        {
            // A dotted name in code says no more than its parts.
            if (kind != TermKind.Compound) reader.Add(TermHash.Of(term), field);
        }
    }
}
