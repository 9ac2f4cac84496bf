using VtOperate.Core.Incidents.Services;

namespace VtOperate.Core.Tests.Incidents;

public sealed class PathPatternTests
{
    [Theory]
    [InlineData("src/checkout", "src/checkout/a.cs", true)]
    [InlineData("src/checkout/", "src/checkout", true)]
    [InlineData("./src\\checkout", "src/checkout/a/b.cs", true)]
    [InlineData("src/check", "src/checkout/a.cs", false)]
    [InlineData("src", "Src/a.cs", false)]
    [InlineData(".", "anything/at/all", true)]
    [InlineData("**/*.proto", "a.proto", true)]
    [InlineData("**/*.proto", "x/y/z.proto", true)]
    [InlineData("src/*/api", "src/shop/api/v1.cs", true)]
    [InlineData("src/*/api", "src/a/b/api/v1.cs", false)]
    [InlineData("src/**/api", "src/a/b/api/v1.cs", true)]
    [InlineData("*.yml", "a/b.yml", false)]
    [InlineData("deploy/*.y?ml", "deploy/prod.yaml", true)]
    public void A_path_is_covered_by_what_names_it_or_a_folder_above(string pattern, string path, bool isCovered) => Assert.Equal(isCovered, PathPattern.Covers(pattern, path));

    [Theory]
    [InlineData("checkout-v*", "checkout-v2.1", true)]
    [InlineData("release/*", "release/2026/1", true)]
    [InlineData("v?.*", "v1.9", true)]
    [InlineData("v*", "V1", false)]
    public void A_tag_fits_as_a_whole(string pattern, string tag, bool isFit) => Assert.Equal(isFit, PathPattern.Fits(pattern, tag));

    [Fact]
    public void Many_stars_do_not_make_it_slow() => Assert.False(PathPattern.Fits(string.Concat(Enumerable.Repeat("*a", 2_000)) + "b", new string('a', 20_000)));
}
