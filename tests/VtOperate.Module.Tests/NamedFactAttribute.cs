namespace VtOperate.Module.Tests;

/// <summary>A test that takes minutes: it runs when a variable of the environment is 1, by name, and its short form runs always.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NamedFactAttribute : FactAttribute
{
    /// <param name="variable">The variable, without <c>VTOPERATE_</c>.</param>
    public NamedFactAttribute(string variable)
    {
        if (Environment.GetEnvironmentVariable("VTOPERATE_" + variable) != "1") Skip = $"Long: set VTOPERATE_{variable}=1 and run it by name.";
    }
}
