using System.Globalization;
using System.Text.RegularExpressions;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Tests.Reports;

public sealed class PageColorsTests
{
    [Fact]
    public void Text_stands_out_in_light_and_in_dark()
    {
        Assert.All(PageColors.Texts, pair =>
        {
            Assert.True(Contrast(pair.Text.Light, pair.Behind.Light) >= 4.5, $"light: {pair.Text.Name} on {pair.Behind.Name} is {Contrast(pair.Text.Light, pair.Behind.Light):0.00}.");
            Assert.True(Contrast(pair.Text.Dark, pair.Behind.Dark) >= 4.5, $"dark: {pair.Text.Name} on {pair.Behind.Name} is {Contrast(pair.Text.Dark, pair.Behind.Dark):0.00}.");
        });
    }

    [Fact]
    public void Bars_and_marks_stand_out_in_light_and_in_dark()
    {
        Assert.All(PageColors.Shapes, pair =>
        {
            Assert.True(Contrast(pair.Shape.Light, pair.Behind.Light) >= 3, $"light: {pair.Shape.Name} on {pair.Behind.Name}");
            Assert.True(Contrast(pair.Shape.Dark, pair.Behind.Dark) >= 3, $"dark: {pair.Shape.Name} on {pair.Behind.Name}");
        });
    }

    [Fact]
    public void The_style_has_no_colour_but_those_that_were_measured()
    {
        string rules = PageStyle.Css[PageColors.Css().Length..];
        Assert.DoesNotMatch("#[0-9a-fA-F]{3,8}[;}]", rules);
        Assert.DoesNotMatch(@"\b(rgb|rgba|hsl|color-mix)\(", rules);
        string[] texts = [.. Regex.Matches(rules, @"(?<![-\w])(?:color|fill):var\(--([a-z0-9]+)\)").Select(match => match.Groups[1].Value).Distinct()];
        string[] measured = [.. PageColors.Texts.Select(pair => pair.Text.Name).Concat(PageColors.Shapes.Select(pair => pair.Shape.Name)), PageColors.Paper.Name];
        Assert.NotEmpty(texts);
        Assert.All(texts, name => Assert.Contains(name, measured));
        Assert.All(Regex.Matches(rules, @"var\(--([a-z0-9]+)\)").Select(match => match.Groups[1].Value), name => Assert.Contains(PageColors.All, color => color.Name == name));
    }

    [Fact]
    public void The_measure_is_the_one_of_the_standard()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), 3);
        Assert.Equal(1, Contrast("#777777", "#777777"), 3);
        Assert.Equal(4.478, Contrast("#777777", "#ffffff"), 2);
    }

    // WCAG 2.2, relative luminance and contrast ratio.
    private static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => int.Parse(color.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
