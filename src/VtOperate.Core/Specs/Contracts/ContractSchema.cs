using System.Globalization;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>A schema of a contract, its parts looked up when they are asked for, so that one that holds itself costs nothing.</summary>
internal sealed class ContractSchema
{
    private const int MostParts = 64;
    private const int MostFields = 500;

    private readonly OpenApiDocument _document;
    private readonly List<YamlNode> _parts = [];

    private ContractSchema(OpenApiDocument document, YamlNode node)
    {
        _document = document;
        Line = node.Line;
        Gather(node);
    }

    /// <summary>The name of the component; empty where the schema stands in its place.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where it stands in the contract, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether it may be one of several, holds what is not named, or could not be read to its end: nothing can be said about what it lacks.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Its type (<c>string</c>, <c>object</c>); empty where it names none or several.</summary>
    public string Type => Type0() is { Length: > 0 } type ? type : Any("properties") is not null ? "object" : "";

    /// <summary>The value that counts where none is sent.</summary>
    public string? Default => Scalar("default");

    /// <summary>The smallest number that is allowed.</summary>
    public string? Minimum => Bound("minimum", "exclusiveMinimum", 1);

    /// <summary>The largest number that is allowed.</summary>
    public string? Maximum => Bound("maximum", "exclusiveMaximum", -1);

    /// <summary>The fewest signs that are allowed.</summary>
    public string? MinLength => Scalar("minLength");

    /// <summary>The most signs that are allowed.</summary>
    public string? MaxLength => Scalar("maxLength");

    /// <summary>The values that are allowed; none where it does not list them.</summary>
    public IReadOnlyList<string> Values => [.. OpenApiDocument.Items(Any("enum")).OfType<YamlScalar>().Where(one => !one.IsNull).Select(one => one.Value)];

    /// <summary>Whether it is only ever answered.</summary>
    public bool IsReadOnly => Scalar("readOnly") == "true";

    /// <summary>Whether it is only ever sent.</summary>
    public bool IsWriteOnly => Scalar("writeOnly") == "true";

    /// <summary>What a list holds; null where it is none.</summary>
    public ContractSchema? Items => Any("items") is { } items ? new ContractSchema(_document, items) : null;

    /// <summary>Its fields in the order of the contract.</summary>
    public IReadOnlyList<ContractField> Fields()
    {
        var required = new HashSet<string>(_parts.SelectMany(part => OpenApiDocument.Items(OpenApiDocument.Get(part, "required"))).OfType<YamlScalar>().Select(one => one.Value), StringComparer.Ordinal);
        var fields = new Dictionary<string, ContractField>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach ((YamlScalar key, YamlNode value) in _parts.SelectMany(part => OpenApiDocument.Entries(OpenApiDocument.Get(part, "properties"))).Take(MostFields))
        {
            if (!fields.ContainsKey(key.Value)) names.Add(key.Value);
            fields[key.Value] = new ContractField(key.Value, new ContractSchema(_document, value), required.Contains(key.Value), key.Line);
        }

        return [.. names.Select(name => fields[name])];
    }

    /// <summary>The line of a key that it sets, or its own.</summary>
    public int LineOf(string key) => Any(key)?.Line ?? Line;

    /// <summary>The schema that a value of a contract describes.</summary>
    public static ContractSchema Of(OpenApiDocument document, YamlNode node) => new(document, node);

    private void Gather(YamlNode start)
    {
        var open = new Stack<YamlNode>([start]);
        while (open.Count > 0)
        {
            YamlNode node = open.Pop();
            if (_parts.Count >= MostParts || _document.Follow(node, out string name) is not YamlMap found)
            {
                IsOpen = true;
                if (_parts.Count >= MostParts) return;
                continue;
            }

            if (ReferenceEquals(node, start)) Name = name;
            if (_parts.Contains(found, ReferenceEqualityComparer.Instance)) continue;
            _parts.Add(found);
            if (ReferenceEquals(node, start)) Line = found.Line;
            IsOpen |= found.Find("oneOf") is not null || found.Find("anyOf") is not null || found.Find("not") is not null || found.Find("patternProperties") is not null
                || found.Find("additionalProperties") is YamlMap or YamlScalar { Value: "true" };
            foreach (YamlNode part in OpenApiDocument.Items(found.Find("allOf")).Reverse()) open.Push(part);
        }
    }

    private string Type0()
    {
        YamlNode? type = Any("type");
        if (type is YamlScalar { IsNull: false } one) return one.Value;
        List<string> several = [.. OpenApiDocument.Items(type).OfType<YamlScalar>().Select(item => item.Value).Where(item => item != "null")];
        return several.Count == 1 ? several[0] : "";
    }

    private YamlNode? Any(string key) => _parts.Select(part => OpenApiDocument.Get(part, key)).FirstOrDefault(found => found is not null);

    private string? Scalar(string key) => Any(key) is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    // "exclusiveMinimum" is a number since version 3.1 and says how "minimum" is meant before.
    private string? Bound(string key, string exclusive, int step)
    {
        string? bound = Scalar(key), apart = Scalar(exclusive);
        if (apart is null or "false") return bound;
        string? edge = apart == "true" ? bound : apart;
        return Type == "integer" && long.TryParse(edge, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? (number + step).ToString(CultureInfo.InvariantCulture) : null;
    }
}
