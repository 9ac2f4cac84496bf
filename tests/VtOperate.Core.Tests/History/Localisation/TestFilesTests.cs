using VtOperate.Core.History.Localisation;

namespace VtOperate.Core.Tests.History.Localisation;

public sealed class TestFilesTests
{
    [Theory]
    [InlineData("src/test/java/shop/Cart.java")]
    [InlineData("src/shop/CartTest.java")]
    [InlineData("src/shop/TestCart.java")]
    [InlineData("shop/CartTests.cs")]
    [InlineData("shop/CartTestCase.php")]
    [InlineData("shop/test_cart.py")]
    [InlineData("shop/cart_test.go")]
    [InlineData("shop/cart.spec.ts")]
    [InlineData("shop/cart.test.js")]
    [InlineData("shop/cart_spec.rb")]
    [InlineData("shop/Cart.Tests.ps1")]
    [InlineData("Shop.Tests/Cart.cs")]
    [InlineData("shop/__tests__/cart.js")]
    [InlineData("conftest.py")]
    [InlineData("shop/ÜbersichtTest.java")]
    public void A_test_is_known_by_its_name_or_its_folder(string path) => Assert.True(TestFiles.IsTest(path));

    [Theory]
    [InlineData("src/main/java/shop/Cart.java")]
    [InlineData("src/shop/Contest.cs")]
    [InlineData("src/latest/cart.js")]
    [InlineData("src/Testament.cs")]
    [InlineData("src/attestation.py")]
    [InlineData("AUDIT.md")]
    [InlineData("src/Inspect.cs")]
    [InlineData("testing")]
    public void A_name_that_only_holds_the_letters_is_none(string path) => Assert.False(TestFiles.IsTest(path));

    [Theory]
    [InlineData("CartTest", "Cart")]
    [InlineData("TestCart", "Cart")]
    [InlineData("CartTests", "Cart")]
    [InlineData("CartTestCase", "Cart")]
    [InlineData("CartUnitTest", "Cart")]
    [InlineData("Cart.Tests", "Cart")]
    [InlineData("cart.spec", "cart")]
    [InlineData("cart.test", "cart")]
    [InlineData("test_cart", "cart")]
    [InlineData("cart_test", "cart")]
    [InlineData("cart-spec", "cart")]
    [InlineData("CartTest2", "Cart")]
    [InlineData("OrderAbstractTest", "Order")]
    public void A_test_leads_to_what_it_is_called_after(string test, string subject) => Assert.Equal(subject, TestFiles.Subjects(test)[0]);

    [Fact]
    public void A_test_of_one_method_leads_to_shorter_names_too() =>
        Assert.Equal(["StringUtilsTrim", "StringUtils", "String"], TestFiles.Subjects("StringUtilsTrimTest"));

    [Fact]
    public void What_is_no_test_leads_nowhere()
    {
        Assert.Empty(TestFiles.Subjects("Cart"));
        Assert.Empty(TestFiles.Subjects(""));
        Assert.Empty(TestFiles.Subjects("Test"));
    }
}
