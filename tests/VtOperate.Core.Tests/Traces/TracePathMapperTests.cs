using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class TracePathMapperTests
{
    private static readonly TracePathMapper s_mapper = new(
        [
            "README.md", "server.js", "src/Shop/Cart.cs", "src/Shop/Order.cs", "src/Shop.Api/Program.cs", "src/Shop.Admin/Program.cs", "src/Shop.Core/Pricing/TaxTable.cs", "web/src/cart/index.ts", "web/src/order/index.ts",
            "web/src/My Page (neu)/Über [x].tsx", "java/src/main/java/com/example/shop/Cart.java", "java/src/main/java/com/example/admin/Cart.java", "java/src/main/kotlin/shop/Db.kt", "py/shop/cart.py", "py/shop/__init__.py", "py/admin/__init__.py",
            "tools/json/decoder.py", "scripts/Deploy.ps1", "Scripts2/deploy.ps1", "vendor/node_modules/left/lib/pad.js", "lib/readme.md", "deep/a/b/util.js",
        ],
        "/home/me/shop");

    [Theory]
    [InlineData("src/Shop/Cart.cs", "src/Shop/Cart.cs")]
    [InlineData("/_/src/Shop/Cart.cs", "src/Shop/Cart.cs")]
    [InlineData("C:\\agent\\_work\\1\\s\\src\\Shop\\Cart.cs", "src/Shop/Cart.cs")]
    [InlineData("C:\\AGENT\\SRC\\SHOP\\CART.CS", "src/Shop/Cart.cs")]
    [InlineData("/home/me/shop/src/Shop.Api/Program.cs", "src/Shop.Api/Program.cs")]
    [InlineData("/build/Shop.Admin/Program.cs", "src/Shop.Admin/Program.cs")]
    [InlineData("Program.cs", null)]
    [InlineData("/elsewhere/Program.cs", null)]
    [InlineData("/app/server.js", "server.js")]
    [InlineData("file:///app/server.js", "server.js")]
    [InlineData("http://localhost:8080/server.js?v=12#x", "server.js")]
    [InlineData("webpack:///./src/cart/index.ts?a1b2", "web/src/cart/index.ts")]
    [InlineData("webpack://shop/./src/order/index.ts", "web/src/order/index.ts")]
    [InlineData("/app/src/index.ts", null)]
    [InlineData("https://shop.example/src/My%20Page%20(neu)/%C3%9Cber%20[x].tsx", "web/src/My Page (neu)/Über [x].tsx")]
    [InlineData("/app/node_modules/left/lib/pad.js", "vendor/node_modules/left/lib/pad.js")]
    [InlineData("/app/node_modules/other/util.js", null)]
    [InlineData("/opt/thing/sub/util.js", null)]
    [InlineData("../src/./Shop/x/../Order.cs", "src/Shop/Order.cs")]
    [InlineData("/usr/lib/python3.12/json/decoder.py", null)]
    [InlineData("/srv/app/shop/cart.py", "py/shop/cart.py")]
    [InlineData("/srv/app/shop/__init__.py", "py/shop/__init__.py")]
    [InlineData("__init__.py", null)]
    [InlineData("C:\\ops\\Deploy.ps1", "scripts/Deploy.ps1")]
    [InlineData("C:\\ops\\DEPLOY.PS1", null)]
    [InlineData("<stdin>", null)]
    [InlineData("node:internal/server.js", null)]
    [InlineData("", null)]
    public void A_file_is_found_where_only_one_fits(string file, string? expected) =>
        Assert.Equal(expected, s_mapper.Find(file.EndsWith(".py", StringComparison.Ordinal) ? TraceLanguage.Python : TraceLanguage.JavaScript, new TraceFrame { File = file, Function = "f" }));

    [Theory]
    [InlineData("com.example.shop.Cart.total", "Cart.java", "java/src/main/java/com/example/shop/Cart.java")]
    [InlineData("com.example.shop.Cart$Line.total", "Cart.java", "java/src/main/java/com/example/shop/Cart.java")]
    [InlineData("org.other.Cart.total", "Cart.java", null)]
    [InlineData("com.example.shop.Db.load", "Db.kt", "java/src/main/kotlin/shop/Db.kt")]
    [InlineData("org.other.Db.load", "Db.kt", null)]
    [InlineData("java.util.ArrayList.get", "ArrayList.java", null)]
    public void A_class_of_java_is_found_through_its_package(string function, string file, string? expected) =>
        Assert.Equal(expected, s_mapper.Find(TraceLanguage.Java, new TraceFrame { File = file, Function = function }));

    [Theory]
    [InlineData("Shop.Core.Pricing.TaxTable.Rate", "src/Shop.Core/Pricing/TaxTable.cs")]
    [InlineData("Shop.Cart.Total", "src/Shop/Cart.cs")]
    [InlineData("Shop.Cart.Lines.Add", "src/Shop/Cart.cs")]
    [InlineData("Other.Cart.Total", null)]
    [InlineData("Shop.Program.Main", null)]
    [InlineData("System.Cart.Total", null)]
    [InlineData("Total", null)]
    public void A_frame_of_dotnet_without_symbols_is_found_by_its_type(string function, string? expected) =>
        Assert.Equal(expected, s_mapper.Find(TraceLanguage.DotNet, new TraceFrame { Function = function }));

    [Fact]
    public void What_is_in_the_repository_is_the_users_own()
    {
        var mapper = new TracePathMapper(["src/System.Text.Json/Reader.cs"], "/r");
        StackTrace trace = mapper.Map(ReadOne("System.Exception: x\n ---> System.IO.IOException: y\n   at System.Text.Json.Reader.Read() in /_/src/System.Text.Json/Reader.cs:line 1\n   --- End of inner exception stack trace ---\n   at System.Other.Run()"));
        Assert.Equal(("/r", "src/System.Text.Json/Reader.cs", true), (trace.Repository, trace.InnerTraces[0].Frames[0].RepositoryPath, trace.InnerTraces[0].Frames[0].IsUserCode));
        Assert.False(trace.Frames[0].IsUserCode);
    }

    [Fact]
    public void Large_repositories_are_mapped_without_comparing_every_path()
    {
        IEnumerable<string> paths = Enumerable.Range(0, 100_000).Select(i => $"src/area{i % 100}/part{i % 1000}/{(i % 4 == 0 ? "index.ts" : $"file{i}.ts")}");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var mapper = new TracePathMapper(paths);
        int found = 0;
        for (int i = 0; i < 1000; i++)
        {
            if (mapper.Find(TraceLanguage.JavaScript, new TraceFrame { File = $"/app/src/area{(i * 4 + 1) % 100}/part{(i * 4 + 1) % 1000}/file{i * 4 + 1}.ts" }) is not null) found++;
        }

        Assert.Equal(1000, found);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
    }

    [Fact]
    public void The_signature_counts_equal_failures_as_one()
    {
        StackTrace one = ReadOne("System.Exception: id 7\n   at Shop.Cart.Total() in /x/Cart.cs:line 41\n   at System.Linq.A.B()");
        StackTrace two = ReadOne("2026 System.Exception: id 8\n   at Shop.Cart.Total() in /x/Cart.cs:line 43\n   at System.Linq.C.D()");
        StackTrace three = ReadOne("System.Exception: id 7\n   at Shop.Cart.Other() in /x/Cart.cs:line 41");
        Assert.Equal(TraceSignature.Of(one), TraceSignature.Of(two));
        Assert.NotEqual(TraceSignature.Of(one), TraceSignature.Of(three));
        Assert.Equal("0000000000000000".Length, TraceSignature.Of(one).Length);
    }
}
