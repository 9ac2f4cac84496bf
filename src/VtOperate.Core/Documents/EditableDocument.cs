using VtOperate.Core.Errors;

namespace VtOperate.Core.Documents;

/// <summary>
/// A Markdown document with front matter that keeps every byte that is not changed: encoding, byte order mark, line ends, comments, order, quotes, keys that nobody
/// knows. Immutable: an edit gives a new document, or this one where nothing is to change. Each edit of the front matter is read back by the YAML reader before
/// it counts: the field must say what was set and every other field what it said. What cannot be done safely is refused.
/// </summary>
public sealed class EditableDocument
{
    private readonly IEngine _engine;
    private readonly DocumentBytes _form;
    private readonly string _readable;
    private FrontMatterPlaces? _places;

    private EditableDocument(IEngine engine, string file, DocumentBytes form, string text)
    {
        (_engine, File, _form, Text) = (engine, file, form, text);
        _readable = DocumentBytes.Readable(text);
    }

    /// <summary>The file, for messages.</summary>
    public string File { get; }

    /// <summary>The text without its byte order mark. A byte that is no UTF-8 is an unpaired surrogate between U+DC80 and U+DCFF.</summary>
    public string Text { get; }

    /// <summary>The line end that the document uses: its first one; LF where it has none.</summary>
    public string LineEnd
    {
        get
        {
            int at = Text.AsSpan().IndexOfAny('\r', '\n');
            return at < 0 || Text[at] == '\n' ? "\n" : at + 1 < Text.Length && Text[at + 1] == '\n' ? "\r\n" : "\r";
        }
    }

    private FrontMatterPlaces Places => _places ??= FrontMatterPlaces.Of(_readable, File, _engine.Yaml);

    private FrontMatterEdit Edit => new(_readable, File, Places, LineEnd);

    /// <summary>Reads a file.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnreadable"/> when it cannot be read or is larger than <see cref="TextDocument.MaxBytes"/>.</exception>
    public static EditableDocument Read(IEngine engine, string file) => Of(engine, file, engine.Files.ReadBytes(file, TextDocument.MaxBytes));

    /// <summary>Takes the bytes of a file, whatever they are.</summary>
    public static EditableDocument Of(IEngine engine, string file, ReadOnlySpan<byte> bytes)
    {
        (DocumentBytes form, string text) = DocumentBytes.Decode(bytes);
        return new EditableDocument(engine, file, form, text);
    }

    /// <summary>The bytes of the file; without an edit those it was made from.</summary>
    public byte[] ToBytes() => _form.Encode(Text);

    /// <summary>Whether the front matter has a field, however its key spells case, hyphens and underscores.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> when the front matter cannot be read, or the key stands twice.</exception>
    public bool Has(string key) => Edit.Find(key) is not null;

    /// <summary>Sets a field to a text, quoted where it must be and as it was. A field that is missing is added at its place in the order of keys.</summary>
    /// <param name="key">The key; a field whose key differs in case, hyphens and underscores only is the same.</param>
    /// <param name="text">The text; control characters and line ends become escapes.</param>
    /// <param name="order">The order of keys of the schema; none puts a new field last.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> when it cannot be done safely.</exception>
    public EditableDocument SetScalar(string key, string text, IReadOnlyList<string>? order = null)
    {
        text = DocumentBytes.Readable(text);
        FieldPlace? field = Edit.Find(key);
        if (field?.Value is YamlScalar { IsNull: false } scalar && scalar.Value == text && Written(field) is not ('&' or '*' or '!')) return this;
        string value = Written(field) switch { '"' => YamlText.DoubleQuoted(text), '\'' => YamlText.SingleQuoted(text), _ => YamlText.Scalar(text) };
        return Set(key, field, value, order, node => node is YamlScalar now && now.Value == text);
    }

    /// <summary>Sets a field to a day, without quotes as front matter has it.</summary>
    /// <inheritdoc cref="SetScalar" path="/exception"/>
    public EditableDocument SetDate(string key, DateOnly day, IReadOnlyList<string>? order = null)
    {
        string text = YamlText.Date(day);
        FieldPlace? field = Edit.Find(key);
        if (field?.Value is YamlScalar scalar && scalar.Value == text) return this;
        return Set(key, field, text, order, node => node is YamlScalar now && now.Value == text);
    }

    /// <summary>Sets a field to a list, in the style that it has. Items that stay keep their spelling, their comments and their place.</summary>
    /// <param name="key">The key; a field whose key differs in case, hyphens and underscores only is the same.</param>
    /// <param name="items">The items in order; none makes an empty list.</param>
    /// <param name="order">The order of keys of the schema; none puts a new field last.</param>
    /// <param name="style">The style of a list that is new, or was a single value.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> when it cannot be done safely.</exception>
    public EditableDocument SetList(string key, IReadOnlyList<string> items, IReadOnlyList<string>? order = null, ListStyle style = ListStyle.Block)
    {
        items = [.. items.Select(DocumentBytes.Readable)];
        FieldPlace? field = Edit.Find(key);
        if (field?.Value is YamlList list && field.Style != FieldStyle.Other && Says(list, items)) return this;
        bool SaysIt(YamlNode node) => node is YamlList now && Says(now, items);
        if (field is not null) return Changed(Edit.SetList(field, items, style), field, field.Key, SaysIt);
        string value = style == ListStyle.Flow || items.Count == 0 ? $" {YamlText.FlowList(items)}{LineEnd}" : LineEnd + FieldListEdit.Lines(items, LineEnd);
        return Changed([Edit.Add(key, value, order ?? [])], null, key, SaysIt);
    }

    /// <summary>Takes a field out; nothing where there is none.</summary>
    /// <inheritdoc cref="SetScalar" path="/exception"/>
    public EditableDocument Remove(string key) => Edit.Find(key) is { } field ? Changed([Edit.Remove(field)], field, null, _ => true) : this;

    /// <summary>Gives a field another key and leaves its value as it is; nothing where there is none.</summary>
    /// <param name="key">The key as it is.</param>
    /// <param name="newKey">The key it gets: letters, digits and underscores.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> also when a field with the new key is there.</exception>
    public EditableDocument Rename(string key, string newKey)
    {
        if (Edit.Find(key) is not { } field || field.Key == newKey) return this;
        if (!DocumentFields.IsSameKey(key, newKey) && Edit.Find(newKey) is not null) throw FrontMatterPlaces.Refused(File, LineAt(field.Start), $"there is a field '{newKey}' already");
        return Changed([FrontMatterEdit.Rename(field, newKey)], field, newKey, node => FrontMatterCheck.IsSame(node, field.Value));
    }

    /// <summary>Adds a line at the end of the section with one of these headings, after a blank line unless it goes on with a list; a section that is missing is added at the end with the first of them. A line that the section has already is not added.</summary>
    /// <param name="headings">The texts that the heading may have; case does not matter.</param>
    /// <param name="line">The line, which must be one paragraph or list item.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> when the place is inside code.</exception>
    public EditableDocument InsertIntoSection(IReadOnlyList<string> headings, string line)
    {
        var body = new DocumentBody(_readable[BodyStart..], File, BodyLine, _engine.Markdown, LineEnd);
        return body.Insert(headings, DocumentBytes.Readable(line)) is { } splice ? With(splice with { Start = splice.Start + BodyStart, End = splice.End + BodyStart }) : this;
    }

    /// <summary>Adds a section with a heading of the second level at the end of the document, unless there is one with this heading.</summary>
    /// <param name="heading">The text of the heading.</param>
    /// <param name="text">What stands below it; any line ends.</param>
    public EditableDocument AppendSection(string heading, string text)
    {
        var body = new DocumentBody(_readable[BodyStart..], File, BodyLine, _engine.Markdown, LineEnd);
        return body.Append(heading, DocumentBytes.Readable(text)) is { } splice ? With(splice with { Start = splice.Start + BodyStart, End = splice.End + BodyStart }) : this;
    }

    /// <summary>Replaces text in one line of the body, for instance the target of a link.</summary>
    /// <param name="line">The line of the file, from 1.</param>
    /// <param name="old">The text that stands there, exactly once.</param>
    /// <param name="text">What stands there afterwards; without line ends.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> when the line is not in the body, or the text stands there not once.</exception>
    public EditableDocument ReplaceInLine(int line, string old, string text)
    {
        (int start, int end) = LineRange(line);
        int at = old.Length == 0 ? -1 : Text.IndexOf(old, start, end - start, StringComparison.Ordinal);
        bool isOnce = at >= BodyStart && Text.IndexOf(old, at + 1, end - at - 1, StringComparison.Ordinal) < 0;
        if (!isOnce || text.AsSpan().ContainsAny('\r', '\n')) throw FrontMatterPlaces.Refused(File, line, $"'{old}' does not stand there exactly once");
        return old == text ? this : With(new TextSplice(at, at + old.Length, DocumentBytes.Readable(text)));
    }

    /// <summary>Replaces a range of the body.</summary>
    /// <param name="start">Where it begins in <see cref="Text"/>.</param>
    /// <param name="length">How many chars it has; 0 inserts.</param>
    /// <param name="text">What stands there afterwards; its line ends become those of the document.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> when the range is not in the body, or holds bytes of another encoding.</exception>
    public EditableDocument Replace(int start, int length, string text)
    {
        if (start < BodyStart || length < 0 || start + length > Text.Length) throw FrontMatterPlaces.Refused(File, LineAt(start), "the range is not in the body");
        if (!DocumentBytes.IsReadable(Text.Substring(start, length))) throw FrontMatterPlaces.Refused(File, LineAt(start), "the text there is not in the encoding of the document");
        string lines = DocumentBody.WithLineEnds(DocumentBytes.Readable(text), LineEnd);
        return Text.AsSpan(start, length).SequenceEqual(lines) ? this : With(new TextSplice(start, start + length, lines));
    }

    /// <summary>Makes splices in the YAML text of the front matter, whose keys stay the same; where it is not valid YAML, it must be afterwards.</summary>
    /// <param name="splices">The splices, their places counted from the start of the YAML text.</param>
    internal EditableDocument SpliceYaml(IReadOnlyList<TextSplice> splices)
    {
        int start = 0;
        for (int line = FrontMatter.Split(_readable).YamlLine; line > 1; line--) start = DocumentBody.NextLine(_readable, start);
        EditableDocument changed = With([.. splices.Select(splice => new TextSplice(splice.Start + start, splice.End + start, splice.Text))]);
        bool isSafe = changed.Body.SequenceEqual(Body) && changed.Places.Fields.Count > 0 && splices.All(splice => DocumentBytes.IsReadable(Text[(splice.Start + start)..(splice.End + start)]));
        if (!isSafe) throw FrontMatterPlaces.Refused(File, 1, "the front matter cannot be put right with certainty");
        return changed;
    }

    /// <summary>How this document differs from what it was, as a unified difference; empty where it does not.</summary>
    /// <param name="before">The document as it was.</param>
    /// <param name="name">The name of the file to show.</param>
    public string Diff(EditableDocument before, string name) => TextDifference.Of(before._readable, _readable, name);

    private int BodyStart => _places?.BodyStart ?? Text.Length - FrontMatter.Split(_readable).Body.Length;

    private ReadOnlySpan<char> Body => _readable.AsSpan(BodyStart);

    private int BodyLine => _places?.BodyLine ?? FrontMatter.Split(_readable).BodyLine;

    private char Written(FieldPlace? field) => field is { Style: FieldStyle.Scalar } && field.ValueStart < Text.Length ? Text[field.ValueStart] : ' ';

    private static bool Says(YamlList list, IReadOnlyList<string> items)
    {
        if (list.Items.Count != items.Count) return false;
        for (int i = 0; i < items.Count; i++)
        {
            if (list.Items[i] is not YamlScalar scalar || scalar.Value != items[i]) return false;
        }

        return true;
    }

    private EditableDocument Set(string key, FieldPlace? field, string value, IReadOnlyList<string>? order, Func<YamlNode, bool> says) => field is not null
        ? Changed(Edit.SetScalar(field, value), field, field.Key, says)
        : Changed([Edit.Add(key, $" {value}{LineEnd}", order ?? [])], null, key, says);

    private EditableDocument Changed(TextSplice[] splices, FieldPlace? field, string? key, Func<YamlNode, bool> says)
    {
        foreach (TextSplice splice in splices)
        {
            if (!DocumentBytes.IsReadable(Text[splice.Start..splice.End])) throw FrontMatterPlaces.Refused(File, LineAt(splice.Start), "the text there is not in the encoding of the document");
        }

        EditableDocument changed = With(splices);
        bool isSameBody = Places.Exists ? changed.Body.SequenceEqual(Body) : changed.Body.EndsWith(Body, StringComparison.Ordinal);
        if (!isSameBody || !FrontMatterCheck.IsOnlyChange(Places, changed.Places, field, key, says))
            throw FrontMatterPlaces.Refused(File, field is null ? 1 : LineAt(field.Start), $"'{key ?? field?.Key}' cannot be changed without changing what another field says");
        return changed;
    }

    private EditableDocument With(params TextSplice[] splices)
    {
        if (Text.Contains('\0', StringComparison.Ordinal)) throw FrontMatterPlaces.Refused(File, 1, "it is binary, not text");
        return new EditableDocument(_engine, File, _form, TextSplice.Apply(Text, splices));
    }

    private int LineAt(int position)
    {
        int line = 1;
        for (int at = DocumentBody.NextLine(Text, 0); at <= position && at < Text.Length; at = DocumentBody.NextLine(Text, at)) line++;
        return line;
    }

    private (int Start, int End) LineRange(int line)
    {
        int start = 0;
        for (; line > 1 && start < Text.Length; line--) start = DocumentBody.NextLine(Text, start);
        return (start, DocumentBody.NextLine(Text, start));
    }
}
