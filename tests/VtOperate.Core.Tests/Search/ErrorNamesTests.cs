using VtOperate.Core.Search;

namespace VtOperate.Core.Tests.Search;

public class ErrorNamesTests
{
    [Theory]
    [InlineData("Object reference not set to an instance of an object.", "NullReferenceException")]
    [InlineData("java.lang.NullPointerException in Cart", "NullReferenceException")]
    [InlineData("worker killed, out of memory", "OutOfMemoryException")]
    [InlineData("connect: Connection refused", "ECONNREFUSED")]
    [InlineData("ENOENT: no such file or directory", "FileNotFoundException")]
    public void What_is_printed_leads_to_what_it_is_called(string text, string name) => Assert.Contains(name, ErrorNames.In(text).Select(found => found.Name));

    [Theory]
    [InlineData("")]
    [InlineData("the cart shows a wrong total")]
    [InlineData("MyOOMHandler was called")]
    public void Other_text_names_no_error(string text) => Assert.Empty(ErrorNames.In(text));
}
