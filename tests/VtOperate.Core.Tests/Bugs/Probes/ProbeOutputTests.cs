using System.Text;
using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.Tests.Bugs.Probes;

public sealed class ProbeOutputTests
{
    [Fact]
    public void Nothing_is_lost_of_what_there_is_room_for()
    {
        var random = new Random(7);
        for (int round = 0; round < 50; round++)
        {
            byte[] whole = new byte[random.Next(ProbeOutput.Most + 1)];
            for (int i = 0; i < whole.Length; i++) whole[i] = (byte)('a' + random.Next(26));
            var output = new ProbeOutput();
            for (int at = 0; at < whole.Length;)
            {
                int count = Math.Min(1 + random.Next(40_000), whole.Length - at);
                output.Add(whole.AsSpan(at, count));
                at += count;
            }

            Assert.False(output.IsCut);
            Assert.Equal(Encoding.ASCII.GetString(whole), output.Close());
        }
    }

    [Fact]
    public void Of_a_long_output_the_first_and_the_last_part_stay_and_the_gap_is_counted()
    {
        var random = new Random(8);
        for (int round = 0; round < 50; round++)
        {
            string whole = string.Concat(Enumerable.Range(0, 30_000 + random.Next(100_000)).Select(i => $"{i} ä𝄞€\n"));
            byte[] bytes = Encoding.UTF8.GetBytes(whole);
            var output = new ProbeOutput();
            int most = round % 5 == 0 ? 700_000 : 5_000;
            for (int at = 0; at < bytes.Length;)
            {
                int count = Math.Min(1 + random.Next(most), bytes.Length - at);
                output.Add(bytes.AsSpan(at, count));
                at += count;
            }

            bool isCut = output.IsCut;
            Assert.Equal(bytes.Length > ProbeOutput.Most, isCut);
            string text = output.Close();
            if (!isCut) continue;
            Assert.DoesNotContain('\uFFFD', text);
            int gap = text.IndexOf("\n[... ", StringComparison.Ordinal), end = text.IndexOf("...]\n", gap, StringComparison.Ordinal) + 5;
            Assert.StartsWith(text[..gap], whole, StringComparison.Ordinal);
            Assert.EndsWith(text[end..], whole, StringComparison.Ordinal);
            int left = int.Parse(text[(gap + 6)..text.IndexOf(" bytes", gap, StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(bytes.Length, Encoding.UTF8.GetByteCount(text[..gap]) + left + Encoding.UTF8.GetByteCount(text[end..]));
        }
    }

    [Fact]
    public void What_comes_after_the_end_is_nobodys()
    {
        var output = new ProbeOutput();
        output.Add("a"u8);
        Assert.Equal("a", output.Close());
        output.Add("b"u8);
        Assert.Equal("a", output.Close());
    }
}
