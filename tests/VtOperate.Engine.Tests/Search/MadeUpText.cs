using System.Text;

namespace VtOperate.Engine.Tests.Search;

/// <summary>Made-up documents: front matter of every kind, words that are common and words that are rare.</summary>
internal static class MadeUpText
{
    private static readonly string[] s_odd = ["getUserName", "System.TimeoutException", "src/app/cart.cs", "0x80070005", "用户登录失败", "naïve", "pool_size", "😀"];

    /// <summary>A document.</summary>
    internal static string Document(Random random)
    {
        var text = new StringBuilder();
        string end = random.Next(5) == 0 ? "\r\n" : "\n";
        if (random.Next(12) == 0) text.Append('\uFEFF');
        switch (random.Next(10))
        {
            case 0:
                break;
            case 1:
                text.Append("---").Append(end).Append("title: [never closed").Append(end).Append("---").Append(end);
                break;
            default:
                text.Append("---").Append(end).Append("title: '").Append(Words(random, 6)).Append('\'').Append(end);
                text.Append("date: 2026-0").Append(random.Next(1, 10)).Append("-1").Append(random.Next(10)).Append(end);
                text.Append("severity: ").Append((string[])["critical", "high", "medium", "low", "odd"] is var all ? all[random.Next(5)] : "").Append(end);
                text.Append("tags: [").Append(string.Join(", ", Words(random, 3).Split(' '))).Append(']').Append(end);
                if (random.Next(2) == 0) text.Append("symptoms:").Append(end).Append("  - \"").Append(Words(random, 8)).Append('"').Append(end);
                text.Append("---").Append(end);
                break;
        }

        if (random.Next(4) == 0) text.Append(((string[])["The dead letter queue (DLQ) is full.", "A dirty little quirk (DLQ).", "DLX (dead letter exchange)"])[random.Next(3)]).Append(end);
        text.Append("# ").Append(Words(random, 5)).Append(end).Append(end).Append(Words(random, random.Next(10) == 0 ? 500 : 60)).Append(end);
        return text.ToString();
    }

    /// <summary>Some words, at least one.</summary>
    internal static string Words(Random random, int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Word(random)));

    private static string Word(Random random)
    {
        if (random.Next(12) == 0) return s_odd[random.Next(s_odd.Length)];
        int number = (int)(Math.Pow(random.NextDouble(), 3) * 500);
        return "w" + (char)('a' + number % 26) + (char)('a' + number / 26 % 26) + "k";
    }
}
