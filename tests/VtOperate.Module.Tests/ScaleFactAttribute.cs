namespace VtOperate.Module.Tests;

/// <summary>A test that takes long or much disk: it runs when VTOPERATE_SCALE is 1, by name, and its short form runs always.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScaleFactAttribute : FactAttribute
{
    public ScaleFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("VTOPERATE_SCALE") != "1") Skip = "Scale: set VTOPERATE_SCALE=1 and run it by name.";
    }
}
