using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.Tests.Bugs.Probes;

public sealed class CheckWordsTests
{
    [Theory]
    [InlineData("./tests/repro.sh", "", "./tests/repro.sh")]
    [InlineData("sh", "tests/repro.sh|-x", "tests/repro.sh|-x")]
    [InlineData("pytest", "tests/test_cart.py::test_total|--conf=tests/x.py", "tests/test_cart.py::test_total|tests/test_cart.py|--conf=tests/x.py|tests/x.py")]
    [InlineData("sh", "-c|cd src && ./repro.sh 'two words'", "-c|cd src && ./repro.sh 'two words'|cd|src|./repro.sh|two|words")]
    [InlineData("grep", "", "")]
    public void The_words_of_a_command_are_its_arguments_and_what_a_shell_would_read_in_them(string program, string arguments, string words) =>
        Assert.Equal(words.Split('|', StringSplitOptions.RemoveEmptyEntries), CheckWords.OfCommand(program, arguments.Split('|', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void The_words_of_a_script_lose_quotes_signs_and_the_current_folder() =>
        Assert.Equal(["./a.ps1", "python", "b.py", "c/d.py", "if", "$x", "-eq", "2"], CheckWords.OfScript("& './a.ps1'; python b.py \"$PWD/c/d.py\" | if ($x -eq 2) { }"));
}
