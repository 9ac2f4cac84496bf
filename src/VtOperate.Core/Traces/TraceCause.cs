namespace VtOperate.Core.Traces;

/// <summary>Finds the error that says what went wrong, behind those that only say that something they called failed. Pure.</summary>
public static class TraceCause
{
    private const int Deepest = 64;

    // An outer error of any other type adds what was being done, and stays.
    private static readonly HashSet<string> s_wrappers = new(StringComparer.Ordinal)
    {
        "System.AggregateException",
        "System.Reflection.TargetInvocationException",
        "System.TypeInitializationException",
        "System.Management.Automation.ActionPreferenceStopException",
        "System.Management.Automation.CmdletInvocationException",
        "System.Management.Automation.CmdletProviderInvocationException",
        "System.Management.Automation.ExtendedTypeSystemException",
        "System.Management.Automation.GetValueException",
        "System.Management.Automation.GetValueInvocationException",
        "System.Management.Automation.MethodException",
        "System.Management.Automation.MethodInvocationException",
        "System.Management.Automation.ProviderInvocationException",
        "System.Management.Automation.RuntimeException",
        "System.Management.Automation.ScriptCallDepthException",
        "System.Management.Automation.SetValueException",
        "System.Management.Automation.SetValueInvocationException",
        "java.lang.ExceptionInInitializerError",
        "java.lang.reflect.InvocationTargetException",
        "java.lang.reflect.UndeclaredThrowableException",
        "java.util.concurrent.CompletionException",
        "java.util.concurrent.ExecutionException",
    };

    /// <summary>The first error from outside inwards that is no mere wrapper; of several behind one wrapper the first. The trace itself where nothing stands behind it.</summary>
    public static StackTrace Of(StackTrace trace)
    {
        StackTrace current = trace;
        for (int depth = 0; depth < Deepest && current.Type is { } type && s_wrappers.Contains(type); depth++)
        {
            if (current.InnerTraces.FirstOrDefault(inner => inner.Type is not null || inner.Message is not null) is not { } inner) break;
            current = inner;
        }

        return current;
    }
}
