namespace VtOperate.Module.Tests.Help;

public enum SampleKind
{
    Small,
    Large,
}
