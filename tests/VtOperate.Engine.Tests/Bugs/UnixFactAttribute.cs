namespace VtOperate.Engine.Tests.Bugs;

/// <summary>A test that runs a shell, and so is skipped on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "It runs a Unix shell.";
    }
}
