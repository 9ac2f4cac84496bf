using System.Globalization;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Numbers that a requirement demands of a name in backticks: the code gives the same name another value (D2). Values are compared in one dimension only: a duration with a constant
/// whose name, type or comment tells its unit, a count with a bare number.
/// </summary>
internal sealed class NumberRule : IDriftRule
{
    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        var claims = new List<(SpecRequirement Requirement, NumberClaim Claim)>();
        foreach (SpecRequirement requirement in context.Features.SelectMany(feature => feature.Requirements))
        {
            if (requirement.State != RequirementState.Active) continue;
            foreach (NumberClaim claim in NumberClaim.In(requirement.Text)) claims.Add((requirement, claim));
        }

        foreach ((SpecRequirement requirement, NumberClaim claim) in claims)
        {
            stop.ThrowIfCancellationRequested();
            List<(CodeFile File, int Line, CodeMeasure Value)> values = [.. Values(context, claim)];
            context.Count("numbers in requirements", values.Count > 0 ? 1 : 0, 1);

            // Where several constants have the name and one is right, nobody can say which one is meant.
            if (values.Count == 0) continue;
            if (values.Find(value => claim.Allows(value.Value.Value)) is { File: { } right } agreed)
            {
                if (context.Asked.Contains(requirement.Key)) context.Agree(new ComparedFact(requirement.Key, $"the code gives {claim.Name} a value that the requirement allows", context.InProject(requirement.File), requirement.Line, right.Path, agreed.Line));
                continue;
            }

            (CodeFile file, int line, CodeMeasure given) = values[0];
            yield return new DriftFinding("D2", requirement.Key, given.IsCertain ? DriftConfidence.Certain : DriftConfidence.Likely, context.InProject(requirement.File), requirement.Line, DriftText.Brief(claim.Clause), file.Path, line, file.Code.Line(line).Trim(), DriftSuggestion.Decide, [],
                DriftFingerprint.Of("D2", requirement.Key, $"{claim.Name}={claim.Bound}{claim.Value.ToString(CultureInfo.InvariantCulture)}", file.Path + "|" + given.Value.ToString(CultureInfo.InvariantCulture)), context.Repository)
            { Subject = claim.Name, Severity = Severity.High };
            file.Release();
        }
    }

    private static IEnumerable<(CodeFile File, int Line, CodeMeasure Value)> Values(DriftContext context, NumberClaim claim)
    {
        uint name = NameHash.Of(claim.Name);
        (double Factor, string Dimension)? unit = UnitOf(claim.Name);
        foreach (CodeFile file in context.Facts.Holding(GivenNames.Of(name)))
        {
            if (file.IsTest || file.Family == Code.CodeFamily.Text) continue;
            for (int line = 1; line <= file.Code.LineCount; line++)
            {
                if (CodeMeasure.In(file.Code, line, name, unit) is not { } value) continue;

                // A share is written without its sign.
                if (value.Dimension == claim.Dimension || (claim.Dimension == "%" && value.Dimension.Length == 0)) yield return (file, line, value);
            }

            file.Release();
        }
    }

    /// <summary>The number that a line gives a name, by its hash: <c>name = 5</c>, <c>"name": 5</c>, <c>name: int = 5</c>, <c>const name = 5;</c>. Null where it gives none.</summary>
    internal static double? ValueIn(ReadOnlySpan<char> line, uint wanted)
    {
        ReadOnlySpan<char> number = AssignedValue.Behind(line, wanted).TrimEnd(";,)mMlLfFdD").TrimEnd();
        return double.TryParse(number.ToString().Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    private static (double Factor, string Dimension)? UnitOf(string name)
    {
        int cut = Math.Max(name.LastIndexOf('_'), name.LastIndexOf('-')) + 1;
        if (cut == 0)
        {
            for (cut = name.Length - 1; cut > 0 && !char.IsUpper(name[cut]);) cut--;
        }

        return NumberClaim.Unit(name[cut..]);
    }
}
