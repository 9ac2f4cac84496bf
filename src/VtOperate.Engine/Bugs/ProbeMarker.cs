using VtOperate.Core;

namespace VtOperate.Engine.Bugs;

/// <summary>
/// What every process of a check carries in its environment, so that it can be found whatever it did to get away from its parent: a number of this process and one of the run.
/// A check that itself runs checks hands on what it was given, so that ending the outer one finds the inner one's processes.
/// </summary>
internal static class ProbeMarker
{
    /// <summary>The environment variable.</summary>
    internal const string Variable = "VTOPERATE_PROBE";

    /// <summary>The number of this process: all its checks carry it.</summary>
    internal static string Session { get; } = Ulid.New(DateTimeOffset.UtcNow);

    /// <summary>A number for one run.</summary>
    internal static string Next() => Ulid.New(DateTimeOffset.UtcNow);

    /// <summary>The value of the variable for a run.</summary>
    /// <param name="run">The number of the run.</param>
    internal static string Value(string run)
    {
        string own = Session + "." + run;
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } outer ? outer + "," + own : own;
    }
}
