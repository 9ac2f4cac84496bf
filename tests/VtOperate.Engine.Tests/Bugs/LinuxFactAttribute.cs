namespace VtOperate.Engine.Tests.Bugs;

/// <summary>A test of what only Linux can tell: which processes carry what in their environment.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "It needs /proc.";
    }
}
