namespace VtOperate.Engine.Tests;

/// <summary>A test that takes long: it runs when a variable of the environment is 1, by name, and its short form runs always.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NamedFactAttribute : FactAttribute
{
    public NamedFactAttribute(string variable)
    {
        if (Environment.GetEnvironmentVariable("VTOPERATE_" + variable) != "1") Skip = $"Long: set VTOPERATE_{variable}=1 and run it by name.";
    }
}
