using VtOperate.Core.History.Localisation;

namespace VtOperate.Core.Tests.History.Localisation;

public sealed class NameScanTests
{
    [Fact]
    public void A_dotted_name_gives_its_pieces_with_what_stands_before_them()
    {
        NamedThing[] found = [.. NameScan.Read("see org.shop.Cart.addItem(x)", default)];
        Assert.Equal(["see", "org", "shop", "Cart", "addItem"], found.Select(thing => thing.Text));
        Assert.Equal(["org", "shop"], found[3].Before);
        Assert.All(found[1..], thing => Assert.True(thing.IsCode));
        Assert.False(found[0].IsCode);
    }

    [Fact]
    public void A_path_gives_the_file_with_its_ending()
    {
        NamedThing cart = Assert.Single(NameScan.Read("in src/shop/cart.js:12", default), thing => thing.Text == "cart");
        Assert.Equal("js", cart.Ending);
        Assert.Equal(["src", "shop"], cart.Before);
        Assert.Contains(NameScan.Read("lib/cart.spec.ts fails", default), thing => thing is { Text: "cart.spec", Ending: "ts" });
    }

    [Fact]
    public void A_name_with_hyphens_is_one_name()
    {
        Assert.Contains(NameScan.Read("Get-ChildItem fails", default), thing => thing is { Text: "Get-ChildItem", IsCompound: true });
        Assert.Contains(NameScan.Read("my-module is broken", default), thing => thing.Text == "my-module");
    }

    [Theory]
    [InlineData("StringUtils", true)]
    [InlineData("Base64", true)]
    [InlineData("user_name", true)]
    [InlineData("CSVFormat", true)]
    [InlineData("Range", false)]
    [InlineData("parser", false)]
    [InlineData("JSON", false)]
    public void A_name_with_a_joint_is_no_plain_word(string name, bool isCompound) => Assert.Equal(isCompound, new NamedThing(name, [], "", false, 0).IsCompound);

    [Fact]
    public void Any_text_is_read_to_its_end()
    {
        var random = new Random(26);
        const string Signs = "aB_-./\\:#$ \n0é\uD83D\uDE00\uD83D(`";
        for (int round = 0; round < 500; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(80)).Select(_ => Signs[random.Next(Signs.Length)])]);
            Assert.All(NameScan.Read(text, default), thing => Assert.True(thing.Start >= 0 && thing.Start < text.Length));
        }
    }
}
