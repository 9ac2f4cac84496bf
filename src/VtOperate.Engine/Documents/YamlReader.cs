using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace VtOperate.Engine.Documents;

/// <summary>YamlDotNet's event parser behind <see cref="IYamlReader"/>. Tags are ignored; aliases are resolved within a bound.</summary>
public sealed class YamlReader : IYamlReader
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 200_000;

    /// <inheritdoc/>
    public YamlNode? Read(string text, string file, int firstLine = 1)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return new Reading(parser, file, firstLine).Document();
        }
        catch (YamlException bad)
        {
            throw Invalid(file, (int)bad.Start.Line + firstLine - 1, bad);
        }
        catch (Exception bad) when (bad is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner has no exception of its own for a tag that is no URI or a plain scalar it cannot begin; the last event says where it stood.
            throw Invalid(file, (int)(parser.Current?.End.Line ?? 1) + firstLine - 1, bad);
        }
    }

    private static OperationException Invalid(string file, int line, Exception bad) =>
        new(ErrorId.YamlInvalid, file, $"'{file}' line {line}: {bad.Message.TrimEnd('.')}.", bad);

    private sealed class Reading(Parser parser, string file, int firstLine)
    {
        private readonly Dictionary<string, YamlNode> _anchors = [];
        private int _nodes;

        public YamlNode? Document()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return null;
            return Node(0);
        }

        private YamlNode Node(int depth)
        {
            if (depth > MaxDepth) throw Refused("is nested too deeply");
            if (++_nodes > MaxNodes) throw Refused("has too many values");
            if (parser.Current is AnchorAlias alias)
            {
                parser.MoveNext();
                return _anchors.TryGetValue(alias.Value.Value, out YamlNode? known) ? known : throw Refused($"uses the unknown anchor '{alias.Value.Value}'");
            }

            AnchorName anchor = parser.Current is NodeEvent node ? node.Anchor : AnchorName.Empty;
            YamlNode value = Value(depth);
            if (!anchor.IsEmpty) _anchors[anchor.Value] = value;
            return value;
        }

        private YamlNode Value(int depth)
        {
            if (parser.Current is SequenceStart list)
            {
                parser.MoveNext();
                var items = new List<YamlNode>();
                while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
                return new YamlList(items, Line(list), (int)list.Start.Column);
            }

            if (parser.Current is MappingStart map)
            {
                parser.MoveNext();
                var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    if (Node(depth + 1) is not YamlScalar key) throw Refused("has a key that is not plain text");
                    entries.Add(new(key, Node(depth + 1)));
                }

                return new YamlMap(entries, Line(map), (int)map.Start.Column);
            }

            Scalar scalar = parser.Consume<Scalar>();
            return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Line(scalar), (int)scalar.Start.Column);
        }

        private int Line(ParsingEvent at) => (int)at.Start.Line + firstLine - 1;

        private OperationException Refused(string why)
        {
            int line = (int)(parser.Current?.Start.Line ?? 1) + firstLine - 1;
            return new OperationException(ErrorId.YamlInvalid, file, $"'{file}' line {line}: the YAML {why}.");
        }
    }
}
