using VtOperate.Core.Workspace;

namespace VtOperate.Core.Tests.Workspace;

public sealed class BranchNameTests
{
    [Theory]
    [InlineData("feature/spec-003-mail", "SPEC-003")]
    [InlineData("Feature/SPEC-12", "SPEC-12")]
    [InlineData("003-mail", "003-mail")]
    [InlineData("20260115-101500-mail", "20260115-101500-mail")]
    [InlineData("feature/0042-x", "0042-x")]
    [InlineData("main", null)]
    [InlineData("42-issue", null)]
    [InlineData("003", null)]
    [InlineData("003-", null)]
    [InlineData("feature/spec-mail", null)]
    [InlineData("", null)]
    public void Names_the_feature(string branch, string? feature) => Assert.Equal(feature, BranchName.Feature(branch));

    [Theory]
    [InlineData("fix/bug-007-late", "7")]
    [InlineData("fix/BUG-0012", "12")]
    [InlineData("fix/bug-late", null)]
    [InlineData("fix/bug-7late", null)]
    [InlineData("bug-7", null)]
    public void Names_the_bug(string branch, string? number) => Assert.Equal(number, BranchName.Bug(branch));
}
