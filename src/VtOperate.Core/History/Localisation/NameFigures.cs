using VtOperate.Core.Search;

namespace VtOperate.Core.History.Localisation;

/// <summary>Measures which files the report names: by their own names, and by the types and members they declare.</summary>
/// <param name="sheet">Where the figures go.</param>
/// <param name="names">The files by name.</param>
/// <param name="words">The words of the files, which say how rare a name is.</param>
/// <param name="weights">The weights.</param>
internal sealed class NameFigures(FigureSheet sheet, NameIndex names, WordScores words, FileWeights weights)
{
    private const int MostNames = 2000;
    private const int MostDeclaring = 8;
    private readonly Dictionary<string, double> _rarities = new(StringComparer.Ordinal);

    /// <summary>Measures a text.</summary>
    public void Measure(string text, FileFigure figure, double declares, CancellationToken stop)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (NamedThing thing in NameScan.Read(text, stop).Take(MostNames))
        {
            foreach ((int file, double sureness) in names.Find(thing))
            {
                double value = sureness / Math.Pow(names.Sharing(file), weights.Sharing) * (1 - weights.Rarity + (weights.Rarity * Rarity(NameIndex.NameOf(sheet.Files[file]))));
                sheet.Raise(file, figure, value, thing.Text);
            }

            if (declares > 0 && (thing.IsCompound || thing.IsCode) && seen.Add(thing.Text)) MeasureDeclared(thing.Text, declares);
        }
    }

    /// <summary>The files that declare a name, unless so many do that it says nothing.</summary>
    public IReadOnlyList<int> Declaring(string name)
    {
        uint term = Whole(name);
        if (term == 0) return [];
        List<int> declaring = [];
        for (int i = 0; i < sheet.Files.Count && declaring.Count <= MostDeclaring; i++)
        {
            if (!sheet.Files[i].IsTest && FileTerms.CountIn(sheet.Files[i].Terms.Find(term), FileField.Declared) > 0) declaring.Add(i);
        }

        return declaring.Count <= MostDeclaring ? declaring : [];
    }

    private void MeasureDeclared(string name, double weight)
    {
        IReadOnlyList<int> declaring = Declaring(name);
        foreach (int file in declaring)
        {
            // Its own name is another figure.
            if (!string.Equals(NameIndex.NameOf(sheet.Files[file]), name, StringComparison.Ordinal)) sheet.Raise(file, FileFigure.Declares, weight / declaring.Count, name);
        }
    }

    private double Rarity(string name)
    {
        if (!_rarities.TryGetValue(name, out double rarity)) _rarities.Add(name, rarity = Whole(name) is var term and not 0 ? words.Rarity(term) : 1);
        return rarity;
    }

    /// <summary>The number of a name as the index has it; 0 when it has none.</summary>
    public static uint Whole(string name) => Tokenizer.Terms(name) is [string whole, ..] ? TermHash.Of(whole) : 0;
}
