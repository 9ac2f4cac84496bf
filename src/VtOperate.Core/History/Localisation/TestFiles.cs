using VtOperate.Core.Code;

namespace VtOperate.Core.History.Localisation;

/// <summary>Tells test files by the names that languages and frameworks give them, and what such a file tests.</summary>
internal static class TestFiles
{
    private const int ShortestSubject = 3;

    private static readonly string[] s_folders =
        ["test", "tests", "spec", "specs", "__tests__", "__test__", "testing", "e2e", "unittest", "unittests", "testdata", "fixtures", "__fixtures__", "__mocks__", "testsuite", "integrationtests", "androidtest", "jvmtest", "commontest"];

    // As they stand at an end or a beginning of a name, in front of or behind a sign or a capital; the longer ones first.
    private static readonly string[] s_endings = ["TestCases", "TestCase", "TestSuite", "UnitTests", "UnitTest", "IntegrationTests", "IntegrationTest", "Tests", "Test", "Specs", "Spec", "IT"];
    private static readonly string[] s_marks = ["tests", "test", "specs", "spec", "unittest", "e2e"];

    /// <summary>Whether a path is that of a test, or of what tests work with.</summary>
    public static bool IsTest(string path)
    {
        int at = 0;
        for (int slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; at = slash + 1, slash = path.IndexOf('/', at))
        {
            ReadOnlySpan<char> folder = path.AsSpan(at, slash - at);
            foreach (string name in s_folders)
            {
                if (folder.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
            }

            // Shop.Tests, shop-tests, shop_test: a project of tests.
            int sign = folder.LastIndexOfAny('.', '-', '_');
            if (sign >= 0 && IsMark(folder[(sign + 1)..])) return true;
        }

        ReadOnlySpan<char> stem = Stem(path);
        return !Strip(stem).SequenceEqual(stem) || stem.Equals("conftest", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The name of a file up to its ending: <c>Cart</c> of <c>src/Cart.cs</c>, <c>cart.spec</c> of <c>cart.spec.ts</c>.</summary>
    public static ReadOnlySpan<char> Stem(string path)
    {
        ReadOnlySpan<char> name = path.AsSpan(path.LastIndexOf('/') + 1);
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }

    /// <summary>
    /// What a test is called after: <c>Cart</c> of <c>CartTest</c>, <c>TestCart</c>, <c>cart_test</c>, <c>test_cart</c>, <c>cart.spec</c> and <c>Cart.Tests</c>; the name itself when it is none of a test.
    /// </summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> stem)
    {
        ReadOnlySpan<char> rest = stem;

        // AbstractCartTest2: the number and the word that says it is a base class are no part of either.
        ReadOnlySpan<char> bare = rest.TrimEnd("0123456789");
        if (bare.Length < rest.Length && !Cut(bare).SequenceEqual(bare)) rest = bare;
        return Cut(rest);
    }

    /// <summary>
    /// Names that the subject of a test may have, the likeliest first: the test's name without what makes it a test's, then shorter and shorter beginnings of that, as in <c>StringUtilsTrimTest</c>.
    /// None for a name that is none of a test.
    /// </summary>
    public static List<string> Subjects(ReadOnlySpan<char> stem)
    {
        List<string> names = [];
        ReadOnlySpan<char> rest = Strip(stem);
        if (rest.SequenceEqual(stem)) return names;
        foreach (string word in (string[])["Abstract", "Base"])
        {
            if (rest.Length > word.Length + ShortestSubject && rest.EndsWith(word, StringComparison.Ordinal)) rest = rest[..^word.Length];
            else if (rest.Length > word.Length + ShortestSubject && rest.StartsWith(word, StringComparison.Ordinal) && char.IsUpper(rest[word.Length])) names.Add(rest[word.Length..].ToString());
        }

        names.Insert(0, rest.ToString());
        for (int at = rest.Length - 1; at >= ShortestSubject; at--)
        {
            bool isJoint = rest[at] is '_' or '-' or '.';
            if (isJoint || (char.IsUpper(rest[at]) && !char.IsUpper(rest[at - 1])) || (char.IsAsciiDigit(rest[at]) && !char.IsAsciiDigit(rest[at - 1]))) names.Add(rest[..at].TrimEnd("_-.").ToString());
        }

        return names;
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> stem)
    {
        foreach (string ending in s_endings)
        {
            if (stem.Length > ending.Length && stem.EndsWith(ending, StringComparison.Ordinal) && (ending.Length > 2 || char.IsLower(stem[^3])) && !char.IsUpper(stem[^(ending.Length + 1)]))
                return stem[..^ending.Length].TrimEnd("._-");
        }

        int sign = stem.LastIndexOfAny('.', '_', '-');
        if (sign > 0 && IsMark(stem[(sign + 1)..])) return stem[..sign];
        sign = stem.IndexOfAny('.', '_', '-');
        if (sign > 0 && sign + 1 < stem.Length && IsMark(stem[..sign])) return stem[(sign + 1)..];
        return stem.Length > 4 && stem.StartsWith("Test", StringComparison.Ordinal) && char.IsUpper(stem[4]) ? stem[4..] : stem;
    }

    private static bool IsMark(ReadOnlySpan<char> word)
    {
        foreach (string mark in s_marks)
        {
            if (word.Equals(mark, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Whether a file is code, where bugs are; what is prose, a list of changes, data or markup is more rarely at fault.</summary>
    public static bool IsCode(CodeFamily family) => family is not (CodeFamily.Text or CodeFamily.Markup or CodeFamily.Configuration or CodeFamily.Unknown);
}
