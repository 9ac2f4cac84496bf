using VtOperate.Core.Documents;

namespace VtOperate.Core.Tests.Documents;

public sealed class WholeWordTests
{
    [Theory]
    [InlineData("the pay service", "pay", "", true)]
    [InlineData("repay, then pay", "pay", "", true)]
    [InlineData("repay", "pay", "", false)]
    [InlineData("pay-roll", "pay", "", true)]
    [InlineData("pay-roll", "pay", "-_", false)]
    [InlineData("FR-0012 and FR-001", "FR-001", "", true)]
    [InlineData("FR-0012", "FR-001", "", false)]
    [InlineData("Ärpay", "pay", "", false)]
    [InlineData("pay", "pay", "-_", true)]
    [InlineData("anything", "", "", false)]
    [InlineData("", "pay", "", false)]
    public void A_word_stands_where_nothing_joins_it(string text, string word, string joining, bool stands) =>
        Assert.Equal(stands, WholeWord.Stands(text, word, StringComparison.Ordinal, joining));
}
