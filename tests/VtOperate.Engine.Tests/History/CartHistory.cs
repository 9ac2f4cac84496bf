using VtOperate.Core.Traces;

namespace VtOperate.Engine.Tests.History;

/// <summary>A small file with a method that fails, and traces that run through it.</summary>
internal static class CartHistory
{
    internal const string Cart = """
        namespace Shop;

        public sealed class Cart
        {
            private readonly List<Item> _items = [];

            public void Add(Item item)
            {
                _items.Add(item);
            }

            public decimal Total()
            {
                decimal total = 0;
                foreach (Item item in _items)
                {
                    total += item.Price;
                }

                return total;
            }
        }

        """;

    internal static StackTrace Trace(int line) => new()
    {
        Language = TraceLanguage.DotNet,
        Type = "System.NullReferenceException",
        Message = "Object reference not set to an instance of an object.",
        Frames = [Frame("src/Cart.cs", line, "Shop.Cart.Total"), Frame("src/Checkout.cs", 3, "Shop.Checkout.Pay")],
    };

    internal static TraceFrame Frame(string path, int line, string function) =>
        new() { Function = function, File = "/build/" + path, Line = line, RepositoryPath = path, IsUserCode = true };
}
