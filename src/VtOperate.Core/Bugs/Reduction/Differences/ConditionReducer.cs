using System.Text;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction.Forms;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Reduction.Differences;

/// <summary>Finds which conditions a failure needs: the smallest set of differences that turns an environment in which a check passes into one in which it fails.</summary>
/// <param name="engine">Variables, files and temporary folders.</param>
/// <param name="reporter">Where it says how far it has come.</param>
public sealed class ConditionReducer(IEngine engine, IReporter reporter)
{
    internal const string Location = "working folder";

    /// <summary>Finds them.</summary>
    /// <param name="set">The two environments.</param>
    /// <param name="probe">The check; a program, because a script block runs with the variables of this process.</param>
    /// <param name="options">How it asks, and how far it goes.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="OperationException">The environments do not differ, or the failure does not show in the one or shows in the other.</exception>
    public MinimalReproduction Reduce(ConditionSet set, IProbe probe, ReductionOptions options, CancellationToken stop)
    {
        Dictionary<string, (string? Failing, string? Passing)> variables = Variables(set);
        FileDifferences? files = set.PassingFolder is { } passing && set.FailingFolder is { } failing ? FileDifferences.OfFolders(engine.Files, passing, failing, stop) : null;
        var names = new List<string>();
        names.AddRange(variables.Keys.Order(StringComparer.Ordinal).Select(Variable));
        if (set.FailingLocation is { } here && here != set.PassingLocation) names.Add(Location);
        if (files is not null) names.AddRange(files.Names);
        if (names.Count == 0) throw new OperationException(ErrorId.InputMissing, null, "The environments do not differ in anything that was given.");
        byte[] content = ListForm.Write(names);
        using IScratchFolder scratch = engine.Scratch.Open();
        var runner = new ConditionRunner(engine, scratch, set, variables, files, probe, options);
        var plan = new ReductionPlan
        {
            Source = "conditions",
            Form = InputForm.Conditions,
            Unit = "conditions",
            Content = content,
            Root = ListForm.Grouped(content),
            Runner = runner,
            Places = new FailurePlaces(null, KeepsLines: false),
            Whole = "the failing environment",
            Size = candidate => ListForm.Names(candidate).Count,
            Items = candidate => [.. ListForm.Names(candidate).Select(name => Describe(name, variables, set))],
            Write = (path, best) => engine.Files.WriteAtomically(path, Encoding.UTF8.GetBytes(string.Concat(ListForm.Names(best).Select(name => Describe(name, variables, set) + "\n")))),
        };
        MinimalReproduction result = new ReductionRun(plan, probe, options, reporter).Run(stop);
        return result.SizeAfter > 0 ? result : throw new OperationException(ErrorId.FailureNotShown, null, "The check fails in the passing environment too, so that none of the differences is to blame.");
    }

    /// <summary>The name of a variable as a condition: those that make the culture and the time zone stand in groups of their own.</summary>
    internal static string Variable(string name) => name switch
    {
        "TZ" => "time zone/" + name,
        "LANG" or "LANGUAGE" or "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT" => "culture/" + name,
        _ when name.StartsWith("LC_", StringComparison.Ordinal) => "culture/" + name,
        _ => "variable/" + name,
    };

    private Dictionary<string, (string? Failing, string? Passing)> Variables(ConditionSet set)
    {
        var variables = new Dictionary<string, (string?, string?)>(StringComparer.Ordinal);
        foreach (string name in set.FailingVariables.Keys.Union(set.PassingVariables.Keys, StringComparer.Ordinal))
        {
            string? failing = set.FailingVariables.TryGetValue(name, out string? there) ? there : engine.User.Variable(name);
            string? passing = set.PassingVariables.TryGetValue(name, out string? other) ? other : engine.User.Variable(name);
            if (failing != passing) variables[name] = (failing, passing);
        }

        return variables;
    }

    // With the values on both sides: the failing one, and what it is where the check passes.
    private static string Describe(string name, Dictionary<string, (string? Failing, string? Passing)> variables, ConditionSet set)
    {
        if (name == Location) return $"{name}: {set.FailingLocation} (passes in {set.PassingLocation})";
        foreach ((string variable, (string? failing, string? passing)) in variables)
        {
            if (Variable(variable) == name) return $"{name}: {Shown(variable, failing)} (passes with {Shown(variable, passing)})";
        }

        return name;
    }

    private static string Shown(string name, string? value)
    {
        if (value is null) return "not set";
        string pair = SecretRedactor.Redact(name + "=" + value);
        return pair.StartsWith(name + "=", StringComparison.Ordinal) ? "'" + pair[(name.Length + 1)..] + "'" : pair;
    }
}
