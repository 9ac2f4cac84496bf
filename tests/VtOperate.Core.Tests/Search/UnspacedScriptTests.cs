using VtOperate.Core.Documents;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Search;

public sealed class UnspacedScriptTests
{
    [Theory]
    [InlineData("数据库连接池耗尽", "数据 据库 库连 连接 接池 池耗 耗尽")]
    [InlineData("接続プール", "接続 続プ プー ール")]
    [InlineData("연결 풀", "연결 풀")]
    [InlineData("時々", "時々")]
    [InlineData("ขนส่ง", "ขน นส ส่ ่ง")]
    public void Text_without_spaces_is_cut_into_pairs_of_characters(string text, string expected) => Assert.Equal(expected.Split(' '), Tokenizer.Terms(text));

    [Theory]
    [InlineData("数据库超时", "zh")]
    [InlineData("プールが枯渇", "ja")]
    [InlineData("연결이 끊어집니다", "ko")]
    [InlineData("เชื่อมต่อล้มเหลว", "th")]
    public void A_part_of_a_longer_text_finds_it(string query, string expected)
    {
        (string Id, string Text)[] texts = [("zh", "生产环境数据库连接超时，重启后恢复"), ("ja", "接続プールが枯渇しました"), ("ko", "배포 후 연결이 끊어집니다"), ("th", "ระบบเชื่อมต่อล้มเหลวหลังการปรับใช้"), ("en", "The pool is drained")];
        SolutionSearch search = SolutionSearch.Of(texts.Select(text => new SolutionDocument(new Solution { Id = text.Id, Title = text.Id, File = "/r/f.md", Repository = "/r" }, new DocumentFields(null), text.Text, 1)), CancellationToken.None);
        Assert.Equal(expected, search.Search(query, 5, CancellationToken.None)[0].Solution.Id);
    }
}
