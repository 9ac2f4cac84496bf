using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

public sealed class TestNamesTests
{
    [Theory]
    [InlineData("tests/PoolTests.cs", true)]
    [InlineData("src/Shop.Tests/Pool.cs", true)]
    [InlineData("src/pool_test.go", true)]
    [InlineData("test_pool.py", true)]
    [InlineData("src/pool.test.ts", true)]
    [InlineData("src/__tests__/pool.js", true)]
    [InlineData("spec/pool_spec.rb", true)]
    [InlineData("Pool.Tests.ps1", true)]
    [InlineData("src/Pool.cs", false)]
    [InlineData("src/contest.cs", false)]
    [InlineData("src/Latest.cs", false)]
    [InlineData("src/attest/x.cs", false)]
    public void A_test_file_is_known_by_its_path(string path, bool isTest) => Assert.Equal(isTest, TestNames.IsTestFile(path));

    [Theory]
    [InlineData("[Fact]\npublic void Waits_for_a_free_connection()\n{", "Waits_for_a_free_connection")]
    [InlineData("    [Theory]\n    [InlineData(1)]\n    public async Task Waits(int n)\n", "Waits")]
    [InlineData("[Fact] public void OnOneLine() => X();", "OnOneLine")]
    [InlineData("@Test\npublic void waits() {", "waits")]
    [InlineData("def test_waits(self):", "test_waits")]
    [InlineData("async def test_waits():", "test_waits")]
    [InlineData("func TestWaits(t *testing.T) {", "TestWaits")]
    [InlineData("#[test]\nfn waits() {", "waits")]
    [InlineData("it('waits for it', async () => {", "waits for it")]
    [InlineData("  test.only(\"waits\", () => {})", "waits")]
    [InlineData("It 'waits' {", "waits")]
    [InlineData("it \"waits\" do", "waits")]
    public void Tests_are_found_by_their_declaration(string source, string name) => Assert.Equal([name], TestNames.Find(source));

    [Theory]
    [InlineData("public void Helper() { }")]
    [InlineData("iterate('x')")]
    [InlineData("var it = 5; // it's fine")]
    [InlineData("testing.Assert(1)")]
    [InlineData("")]
    public void What_is_no_test_has_no_name(string source) => Assert.Empty(TestNames.Find(source));
}
