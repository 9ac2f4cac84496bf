using VtOperate.Core.Code;

namespace VtOperate.Core.History.Causes;

/// <summary>Follows an expression backward inside a function, by its assignments, to a parameter or to where its value is born. Every step is assumed: the order of the text stands for the order of the run.</summary>
internal static class ValueTrail
{
    private const int MostSteps = 12;

    /// <summary>Follows an expression, and adds a link for each assignment on the way.</summary>
    /// <param name="site">The function.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="before">The position before which it was given its value.</param>
    /// <param name="links">Takes the links, without their commits.</param>
    /// <param name="stop">Stops the work.</param>
    internal static ValueStep Follow(FrameSite site, string expression, int before, List<(CauseLink Link, CodeScope? Scope)> links, CancellationToken stop)
    {
        CodeText code = site.Code!;
        CodeScope? scope = site.Scope;
        HashSet<int> seen = [];
        for (int step = 0; step < MostSteps; step++)
        {
            stop.ThrowIfCancellationRequested();
            ValueExpression value = ValueExpression.Read(expression, code.Family);
            if (value.Kind is not (ValueKind.Name or ValueKind.Field)) return Born(value, expression);
            string name = value.Name!;
            int parameter = scope is null ? -1 : Place(scope, name);
            bool isOwnScope = ReferenceEquals(scope, site.Scope);
            CodeAssignment? found = Assignment(code, scope, name, before, parameter >= 0);
            if (found is null && parameter >= 0)
                return isOwnScope ? new ValueStep(null, parameter, false, name, null) : Lost(name, $"{name} is given to {scope!.Name}, and no frame of the trace shows who called it");
            if (found is null && (name is "this" or "self" || (scope?.Receiver is { } receiver && receiver == name)))
                return isOwnScope ? new ValueStep(null, -1, true, name, null) : Lost(name, $"{name} is the object of a function that is not in the trace");
            if (found is null)
            {
                (found, string? why) = Outside(code, site.Path!, scope, name);
                if (found is null) return Lost(name, why!);
            }

            if (!seen.Add(found.Position)) return Lost(name, $"{name} depends on itself at line {found.Line}");
            if (found.Line < (scope?.FirstLine ?? 1) || found.Line > (scope?.LastLine ?? int.MaxValue)) scope = CodeScopes.Around(code, found.Line, site.Path!).FirstOrDefault(one => one.Kind == CodeScopeKind.Function);
            ValueExpression next = ValueExpression.Read(found.Value, code.Family);
            bool isCounted = !found.IsElement && code.MaskedLine(found.Line).TrimStart().StartsWith("for");
            bool isBorn = isCounted || next.Kind is not (ValueKind.Name or ValueKind.Field);
            links.Add((new CauseLink
            {
                Kind = CauseLinkKind.Assignment,
                Certainty = LinkCertainty.Assumed,
                Function = scope?.Name is { Length: > 0 } own ? own : site.Frame.Function,
                File = site.Path,
                Line = found.Line,
                Code = code.Line(found.Line).Trim(),
                Variable = name,
                Expression = found.Value,
                Origin = isCounted ? ValueKind.Computed : isBorn ? next.Kind : null,
                Reason = isCounted ? "a loop counts it" : found.IsElement ? "it is one part of that value; followed by the text" : "the nearest assignment above, by the text",
            }, scope));
            (expression, before) = (found.Value, found.Position);
            if (isCounted) return new ValueStep(ValueKind.Computed, -1, false, null, null);
            if (isBorn) return Born(next, expression);
        }

        return Lost(null, $"it was followed over {MostSteps} assignments without an end");
    }

    /// <summary>The place of a parameter in its list, or -1.</summary>
    internal static int Place(CodeScope scope, string name)
    {
        for (int i = 0; i < scope.Parameters.Count; i++)
        {
            if (scope.Parameters[i].Name.Equals(name, StringComparison.Ordinal)) return i;
        }

        for (int i = 0; i < scope.Parameters.Count; i++)
        {
            if (scope.Parameters[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }

    private static CodeAssignment? Assignment(CodeText code, CodeScope? scope, string name, int before, bool isParameter)
    {
        // A parameter's default is no assignment: look behind the head.
        int line = scope is null ? 1 : scope.BodyLine;
        int from = scope is null ? 0 : code.StartOf(line);
        if (scope is not null && isParameter && line < code.LineCount && scope.BodyLine < scope.LastLine) from = code.StartOf(line + 1);
        return CodeAssignments.To(code, name, from, before) is [var first, ..] ? first : null;
    }

    // A field, a constant, or a variable of the function around.
    private static (CodeAssignment?, string?) Outside(CodeText code, string path, CodeScope? scope, string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string bare = dot < 0 ? name : name[(dot + 1)..];
        List<CodeAssignment> all = [.. CodeAssignments.To(code, dot < 0 ? "this." + name : name, 0, code.Mask.Length)];
        foreach (CodeAssignment one in CodeAssignments.To(code, bare, 0, code.Mask.Length))
        {
            bool isInside = scope is not null && one.Line >= scope.FirstLine && one.Line <= scope.LastLine;
            if (!isInside) all.Add(one);
        }

        if (all.Count > 1 && scope is not null && TypeAt(code, scope.FirstLine, path) is { } type && all.Where(one => TypeAt(code, one.Line, path) == type).ToList() is { Count: > 0 } own) all = own;
        if (all.Count == 1) return (all[0], null);
        if (all.Count == 0) return (null, $"{name} is given its value in no line of this file that can be told");
        string lines = string.Join(", ", all.Select(one => one.Line).Distinct().Order().Take(4));
        return (null, $"{name} is given a value at {all.Count} places of the file (lines {lines}{(all.Count > 4 ? ", ..." : "")})");
    }

    // The first line of the type that a line stands in.
    private static int? TypeAt(CodeText code, int line, string path) => CodeScopes.Around(code, line, path).FirstOrDefault(scope => scope.Kind == CodeScopeKind.Type)?.FirstLine;

    private static ValueStep Born(ValueExpression value, string expression) =>
        value.Kind == ValueKind.Unknown ? Lost(null, $"'{expression}' is no expression that can be read") : new ValueStep(value.Kind, -1, false, null, null);

    private static ValueStep Lost(string? name, string why) => new(null, -1, false, name, why);
}
