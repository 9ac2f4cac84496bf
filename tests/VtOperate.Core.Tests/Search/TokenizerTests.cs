using System.Text;
using VtOperate.Core.Search;

namespace VtOperate.Core.Tests.Search;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("The cache was not cleared", "cach clear")]
    [InlineData("getUserName", "getusernam get user nam")]
    [InlineData("get_user_name", "getusernam get user nam")]
    [InlineData("get-user-name", "getusernam get user nam")]
    [InlineData("__init__", "init")]
    [InlineData("HTTPServerError", "httpservererror http server error")]
    [InlineData("parseURLs of IDs", "parseurl parse url id")]
    [InlineData("error CS0104:", "error cs0104 cs 0104")]
    [InlineData("0x80070005 (E_FAIL)", "0x80070005 efail fail")]
    [InlineData("ORA-00942", "ora00942 ora 00942")]
    [InlineData("ERR_MODULE_NOT_FOUND", "errmodulenotfound err modul found")]
    [InlineData("utf8 Int32Parser 3f2504e0", "utf8 utf int32parser int 32 parser 3f2504e0")]
    [InlineData("Shop.Cart.Add", "shop cart add shop.cart.add")]
    [InlineData("std::vector", "std vector std.vector")]
    [InlineData(@"at C:\work\Shop\Cart.cs:line 12", "work shop cart cs work/shop/cart.cs cart.cs lin 12")]
    [InlineData("src/app/cart_total.py:42", "src app carttotal cart total py src/app/cart_total.py cart_total.py 42")]
    [InlineData("./.github/workflows/ci.yml", "github workflow ci yml github/workflows/ci.yml ci.yml")]
    [InlineData("https://example.org/a-b", "http exampl org ab example.org/a-b")]
    [InlineData("1.2.3 at 10.0.401", "1.2.3 10 401 10.0.401")]
    [InlineData("C# and C++ and F#", "csharp cpp fsharp")]
    [InlineData("don't use the user's token", "use user token")]
    [InlineData("wait...then 5 x", "wait 5")]
    [InlineData("Fehler beim Öffnen: Größe", "fehler beim öffnen größe")]
    [InlineData("接続エラー", "接続 続エ エラ ラー")]
    [InlineData("数", "数")]
    [InlineData("file名前", "fil 名前")]
    [InlineData("-- == \u0000\uD800 !", "")]
    [InlineData("the and of", "")]
    public void Cuts_text_into_terms(string text, string expected) => Assert.Equal(expected, string.Join(' ', Tokenizer.Terms(text)));

    [Theory]
    [InlineData("caches", "cached", "caching", "cache")]
    [InlineData("retries", "retried", "retrying", "retry")]
    [InlineData("stops", "stopped", "stopping", "stop")]
    [InlineData("closes", "closed", "closing", "close")]
    [InlineData("processes", "processed", "processing", "process")]
    [InlineData("releases", "released", "releasing", "release")]
    [InlineData("statuses", "status")]
    [InlineData("databases", "database")]
    [InlineData("indexes", "indexed", "index")]
    [InlineData("keys", "key")]
    public void Words_of_one_stem_meet(params string[] words) => Assert.Single(words.Select(word => Assert.Single(Tokenizer.Terms(word))).Distinct());

    [Theory]
    [InlineData("string", "str")]
    [InlineData("theme", "them")]
    [InlineData("need", "ne")]
    [InlineData("redis", "redi")]
    [InlineData("dns", "dn")]
    public void Leaves_words_that_only_look_inflected(string word, string wrong) => Assert.DoesNotContain(wrong, Tokenizer.Terms(word));

    [Fact]
    public void Long_text_without_spaces_gives_one_bounded_term()
    {
        Assert.Equal(new string('q', Tokenizer.MaxTermLength), Assert.Single(Tokenizer.Terms(new string('q', 100_000))));
        Assert.All(Tokenizer.Terms(string.Concat(Enumerable.Repeat("aB/", 50_000))), term => Assert.True(term.Length <= Tokenizer.MaxNameLength));
    }

    [Fact]
    public void A_path_too_long_to_be_a_term_still_gives_its_file_name() =>
        Assert.Contains("cart.cs", Tokenizer.Terms(string.Concat(Enumerable.Repeat("folder/", 40)) + "Cart.cs"));

    [Fact]
    public void Any_text_is_cut_and_every_term_gives_itself_again()
    {
        var random = new Random(20260101);
        const string Alphabet = "abcdeghinrstuyABCS0123456789_-_./\\:'#+ \n\t\u00e9\u00d6\u0130\u0301\u63a5\u7d9a\u30a8\ud83d\ude00\ud840\udc00\u2019";
        for (int round = 0; round < 5_000; round++)
        {
            var text = new StringBuilder();
            for (int i = random.Next(40); i > 0; i--) text.Append(random.Next(20) == 0 ? (char)random.Next(char.MaxValue) : Alphabet[random.Next(Alphabet.Length)]);
            foreach (string term in Tokenizer.Terms(text.ToString()))
            {
                Assert.InRange(term.Length, 1, Tokenizer.MaxNameLength);
                Assert.True(Tokenizer.Terms(term).Contains(term), $"'{term}' of '{text}' gives '{string.Join(' ', Tokenizer.Terms(term))}'");
            }
        }
    }
}
