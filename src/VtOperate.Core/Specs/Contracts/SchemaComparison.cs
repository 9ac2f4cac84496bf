using VtOperate.Core.Code.Routes;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Compares the schemas of a contract with the types of the code that are sent and received (C6): fields, their types, lengths and bounds. Types within types are compared too, each pair once.</summary>
/// <param name="routes">The routes with their types.</param>
/// <param name="findings">Takes what is found.</param>
/// <param name="context">Counts what was compared.</param>
internal sealed class SchemaComparison(RouteSet routes, ContractFindings findings, DriftContext context)
{
    private const int Deepest = 6;
    private const double FewestShared = 0.5;
    private const double Renamed = 0.5;
    private const string AllFields = "fields";

    private readonly HashSet<(string, int, string, string, bool)> _compared = [];
    private readonly List<SchemaDifference> _differences = [];
    private readonly Dictionary<string, SchemaDifference> _byPlace = new(StringComparer.Ordinal);

    /// <summary>Compares what is sent to an operation, and what it answers.</summary>
    public void Compare(OperationPair pair)
    {
        if (pair.Operation.Request is { } request && pair.Route.Request is { } sent) Start(pair, request, sent, isRequest: true);
        foreach (RouteAnswer answer in pair.Route.Answers.Where(answer => answer.Status is >= 200 and < 300))
        {
            ContractResponse? response = pair.Operation.Responses.FirstOrDefault(one => one.Status == answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (response?.Schema is { } schema) Start(pair, schema, answer.Type, isRequest: false);
        }
    }

    /// <summary>Writes down what was found: a field that several schemas take from one place is one contradiction, and names them all.</summary>
    public void Finish()
    {
        foreach (SchemaDifference one in _differences)
        {
            string titles = string.Join(" and ", one.Titles), says = one.Titles.Count > 1 && one.Says.StartsWith("has ", StringComparison.Ordinal) ? "have " + one.Says[4..] : one.Says;
            findings.Add("C6", one.Pair, one.Confidence, ($"{titles} {says}", one.SpecLine), (one.Does, one.CodeFile, one.CodeLine), $"{one.Titles[0]} {one.Subject}", one.Suggestion, one.Evidence, one.Severity);
        }

        _differences.Clear();
        _byPlace.Clear();
    }

    private void Start(OperationPair pair, ContractSchema schema, string written, bool isRequest)
    {
        TypeName type = TypeName.Of(written);
        context.Count("contract schemas", type.Plainly is "" or "array" && routes.Type(pair.Route, type.Name) is not null ? 1 : 0, 1);
        Types(new Place(pair, isRequest), schema, written, name => routes.Type(pair.Route, name), 0);
    }

    private void Types(Place place, ContractSchema schema, string written, Func<string, TypeShape?> find, int depth)
    {
        TypeName type = TypeName.Of(written);
        if (depth > Deepest) return;
        if (type.IsList && schema.Type == "array")
        {
            if (schema.Items is { } items) Shapes(place, items, type with { IsList = false }, find, depth);
        }
        else if (!type.IsList)
        {
            Shapes(place, schema, type, find, depth);
        }
    }

    private void Shapes(Place place, ContractSchema schema, TypeName type, Func<string, TypeShape?> find, int depth)
    {
        if (schema.Type is not ("object" or "") || type.Plainly.Length > 0 || find(type.Name) is not { Values.Count: 0 } shape) return;
        IReadOnlyList<ContractField> fields = schema.Fields();
        if (fields.Count == 0 || (shape.Fields.Count == 0 && shape.IsOpen)) return;
        string given = string.Join(',', type.Arguments);
        if (!_compared.Add((place.Pair.Operation.File, schema.Line, shape.File + given, shape.Name, place.IsRequest))) return;
        Dictionary<string, TypeField> code = shape.Fields.GroupBy(field => ContractValues.Name(field.Name)).ToDictionary(group => group.Key, group => group.First());
        List<ContractField> missing = [.. fields.Where(field => !code.ContainsKey(ContractValues.Name(field.Name)) && !(place.IsRequest ? field.Schema.IsReadOnly : field.Schema.IsWriteOnly))];
        HashSet<string> named = [.. fields.Select(field => ContractValues.Name(field.Name))];
        List<TypeField> more = [.. shape.Fields.Where(field => !named.Contains(ContractValues.Name(field.Name)) && !(place.IsRequest && field.IsComputed))];
        int shared = named.Count(code.ContainsKey);
        context.Count("contract fields", shared, fields.Count);
        if (shared < Math.Min(fields.Count, shape.Fields.Count) * FewestShared)
        {
            Add(place, schema, shape, DriftConfidence.Likely, ("", schema.Line, $"has {string.Join(", ", fields.Select(field => field.Name))}"), (shape.Line, $"has {string.Join(", ", shape.Fields.Select(field => field.Name))}"), AllFields, DriftSuggestion.Decide);
            return;
        }

        Fields(place, schema, shape, missing, more);
        foreach (ContractField field in fields)
        {
            if (!code.TryGetValue(ContractValues.Name(field.Name), out TypeField? own)) continue;
            int parameter = shape.Parameters.ToList().IndexOf(TypeName.Of(own.Type).Name);
            string written = parameter >= 0 && parameter < type.Arguments.Count ? type.Arguments[parameter] : own.Type;
            Field(place, schema, shape, field, own, written);

            // What stands for a type parameter is named where the type is used.
            Types(place, field.Schema, written, parameter >= 0 ? find : name => routes.Type(shape, name), depth + 1);
        }
    }

    // A field that is missing and one too many of a like name are one field that was renamed.
    private void Fields(Place place, ContractSchema schema, TypeShape shape, List<ContractField> missing, List<TypeField> more)
    {
        if (shape.IsOpen || schema.IsOpen) return;
        foreach (ContractField field in missing.ToList())
        {
            TypeField? other = more.OrderByDescending(one => ContractValues.Alike(one.Name, field.Name)).FirstOrDefault();
            if (other is null || (ContractValues.Alike(other.Name, field.Name) < Renamed && !(missing.Count == 1 && more.Count == 1))) continue;
            missing.Remove(field);
            more.Remove(other);
            Add(place, schema, shape, DriftConfidence.Strong, (field.Name, field.Line, $"has the field {field.Name}"), (other.Line, $"has {other.Name} instead"), $"{field.Name} {other.Name}", DriftSuggestion.Decide);
        }

        foreach (ContractField field in missing)
            Add(place, schema, shape, DriftConfidence.Strong, (field.Name, field.Line, $"has the field {field.Name}"), (shape.Line, "has no such field"), field.Name, DriftSuggestion.FixCode);
        foreach (TypeField field in more)
            Add(place, schema, shape, DriftConfidence.Strong, ("", schema.Line, $"has no field {field.Name}"), (field.Line, $"has the field {field.Name}"), field.Name, DriftSuggestion.UpdateSpec, Severity.Low);
    }

    private void Field(Place place, ContractSchema schema, TypeShape shape, ContractField field, TypeField own, string written)
    {
        TypeName type = TypeName.Of(written);
        string wanted = field.Schema.Type, has = type.Plainly;
        bool areComparable = wanted is "string" or "integer" or "number" or "boolean" or "array" && has.Length > 0;
        if (areComparable && Broad(wanted) != Broad(has))
        {
            Add(place, schema, shape, DriftConfidence.Strong, (field.Name, field.Line, $"{field.Name} is {wanted}"), (own.Line, $"{own.Name} is {written}"), $"{field.Name} type {wanted} {has}", DriftSuggestion.Decide);
            return;
        }

        Bound("maxLength", field.Schema.MaxLength, own.MaxLength);
        Bound("minLength", field.Schema.MinLength, own.MinLength);
        Bound("minimum", field.Schema.Minimum, own.Minimum);
        Bound("maximum", field.Schema.Maximum, own.Maximum);
        if (place.IsRequest && own.IsRequired && !field.IsRequired && field.Schema.Default is null && !schema.IsOpen)
            Add(place, schema, shape, DriftConfidence.Strong, (field.Name, field.Line, $"{field.Name} may be left out"), (own.Line, $"{own.Name} has to be sent"), $"{field.Name} required", DriftSuggestion.Decide);

        void Bound(string kind, string? spec, string? code)
        {
            if (spec is null || code is null || !ContractValues.AreNumbers(spec, code) || ContractValues.AreSame(spec, code)) return;
            Add(place, schema, shape, DriftConfidence.Strong, (field.Name, field.Schema.LineOf(kind), $"{field.Name} has {kind} {spec}"), (own.Line, $"{own.Name} has {kind} {code}"), $"{field.Name} {kind} {spec} {code}", DriftSuggestion.FixCode);
        }
    }

    private static string Broad(string kind) => kind == "integer" ? "number" : kind;

    private void Add(Place place, ContractSchema schema, TypeShape shape, DriftConfidence confidence, (string Field, int Line, string Says) spec, (int Line, string Does) code, string subject, DriftSuggestion suggestion, Severity severity = Severity.Medium)
    {
        string title = schema.Name.Length > 0 ? schema.Name : $"{(place.IsRequest ? "the request of" : "the answer of")} {place.Pair.Operation.Title}";

        // A field of the contract has its place there; one that only the code has has its place in the code.
        string at = spec.Field.Length == 0 && subject != AllFields ? $"{shape.File}:{code.Line} {subject}" : $"{place.Pair.Operation.File}:{spec.Line} {shape.File}:{code.Line} {subject}";
        if (_byPlace.TryGetValue(at, out SchemaDifference? known))
        {
            if (!known.Titles.Contains(title)) known.Titles.Add(title);
            return;
        }

        var evidence = new Evidence("Operation", $"{place.Pair.Operation.Title} {(place.IsRequest ? "takes" : "answers with")} {shape.Name}.", 0, place.Pair.Route.File, place.Pair.Route.Line);
        var difference = new SchemaDifference(place.Pair, confidence, spec.Says, spec.Line, $"{shape.Name} {code.Does}", shape.File, code.Line, $"{shape.Name} {subject}", suggestion, evidence, severity) { Titles = { title } };
        _differences.Add(difference);
        _byPlace[at] = difference;
    }

    private sealed record Place(OperationPair Pair, bool IsRequest);
}
