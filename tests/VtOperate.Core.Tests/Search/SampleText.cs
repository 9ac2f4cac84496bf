namespace VtOperate.Core.Tests.Search;

/// <summary>Made-up texts of documents: prose with common and rare words, identifiers, paths, error codes, Chinese, nothing at all.</summary>
internal static class SampleText
{
    private static readonly string[] s_odd =
    [
        "getUserName", "System.IO.FileNotFoundException", "src/app/cart.cs", "E_FAIL", "0x80070005", "用户登录失败", "naïve", "C#", "pool_size", "HTTPServer2", "a.b.c.d", "it's", "—", "\r\n",
        "..\\Sessions\\Store.cs:42", "😀", "x", "the",
    ];

    /// <summary>Title, tags and text of a document; any may be null or empty.</summary>
    internal static string?[] Fields(Random random) =>
    [
        random.Next(8) == 0 ? null : Words(random, 8),
        random.Next(3) == 0 ? null : Words(random, 4),
        random.Next(20) == 0 ? Words(random, 800) : Words(random, 60),
    ];

    /// <summary>Some words, the first of the vocabulary far more often than the last.</summary>
    internal static string Words(Random random, int most) =>
        string.Join(' ', Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.Next(9) == 0 ? s_odd[random.Next(s_odd.Length)] : Word((int)(Math.Pow(random.NextDouble(), 3) * 400))));

    private static string Word(int number) => "w" + (char)('a' + number % 26) + (char)('a' + number / 26 % 26) + "k";
}
