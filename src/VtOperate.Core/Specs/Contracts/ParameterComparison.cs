using VtOperate.Core.Code.Routes;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Compares the parameters of operations with those of their routes: the value that counts by default, the smallest and largest number, the values that are allowed (C4).</summary>
internal static class ParameterComparison
{
    /// <summary>Compares one operation; both sides have to say something for a contradiction.</summary>
    public static void Compare(OperationPair pair, ContractFindings findings, DriftContext context)
    {
        foreach (ContractParameter parameter in pair.Operation.Parameters.Where(one => one.Place is "query" or "header" or "path"))
        {
            ContractSchema schema = parameter.Schema;
            RouteParameter? code = pair.Route.Parameters.FirstOrDefault(one => ContractValues.Name(one.Name) == ContractValues.Name(parameter.Name));
            bool says = schema.Default is not null || schema.Minimum is not null || schema.Maximum is not null || schema.Values.Count > 0;
            if (!says) continue;
            context.Count("contract parameters", code is null ? 0 : 1, 1);
            if (code is null) continue;
            Value("default", schema.Default, code.Default);
            Value("minimum", schema.Minimum, code.Minimum);
            Value("maximum", schema.Maximum, code.Maximum);
            Values();

            void Value(string kind, string? spec, string? value)
            {
                if (spec is null || value is null || ContractValues.AreSame(spec, value) || (kind != "default" && !ContractValues.AreNumbers(spec, value))) return;
                Add(kind, spec, value);
            }

            void Values()
            {
                if (schema.Values.Count == 0 || code.Values.Count == 0) return;
                HashSet<string> spec = [.. schema.Values.Select(ContractValues.Name)], has = [.. code.Values.Select(ContractValues.Name)];
                if (!spec.SetEquals(has)) Add("enum", string.Join(", ", schema.Values.Order(StringComparer.Ordinal)), string.Join(", ", code.Values.Order(StringComparer.Ordinal)));
            }

            void Add(string kind, string spec, string value)
            {
                string what = kind == "enum" ? "one of " : kind + " ";
                findings.Add("C4", pair, DriftConfidence.Certain, ($"{pair.Operation.Title}: {parameter.Name}, {what}{spec}", schema.LineOf(kind)), ($"{parameter.Name}, {what}{value}", code.File, code.Line),
                    $"{pair.Operation.Title} {parameter.Name} {kind} {spec} {value}", DriftSuggestion.FixCode, new Evidence("Contract", "The contract states the value for this operation and this parameter.", 0, pair.Operation.File, schema.LineOf(kind)));
            }
        }
    }
}
