namespace VtOperate.Core.Solutions;

/// <summary>The weightiest terms of a text, ascending by number, with weights whose squares sum to 1.</summary>
/// <param name="Terms">The numbers of the terms.</param>
/// <param name="Weights">Their weights.</param>
/// <param name="Norm">The root of the sum of the squares before they were brought to 1.</param>
internal sealed record TermVector(int[] Terms, float[] Weights, float Norm)
{
    private const int MostTerms = 48;
    private const float Damping = 1.2f;

    /// <summary>The vector of a text that says nothing.</summary>
    public static TermVector Empty { get; } = new([], [], 0);

    /// <summary>Makes the vector of a text.</summary>
    /// <param name="counts">The weighted counts of its terms.</param>
    /// <param name="rarity">How rare a term is; 0 for one that proves nothing.</param>
    public static TermVector Of(Dictionary<int, float> counts, Func<int, float> rarity)
    {
        List<(int Term, float Weight)> weighed = Weigh(counts, rarity);
        weighed.Sort((a, b) => a.Term.CompareTo(b.Term));
        float length = Length(weighed);
        return new TermVector([.. weighed.Select(term => term.Term)], [.. weighed.Select(term => term.Weight / length)], length);
    }

    /// <summary>How long the vector of a text is before its weights are divided by that; of part of a text, how long that of the whole is at least.</summary>
    /// <inheritdoc cref="Of"/>
    public static float Length(Dictionary<int, float> counts, Func<int, float> rarity) => Length(Weigh(counts, rarity));

    /// <summary>The cosine of the angle between both, 0 to 1; 0 when they share no rare term.</summary>
    /// <param name="other">The other text.</param>
    /// <param name="isRare">Whether a term is rare.</param>
    public double Cosine(TermVector other, Func<int, bool> isRare)
    {
        double sum = 0;
        bool hasRare = false;
        for (int i = 0, j = 0; i < Terms.Length && j < other.Terms.Length;)
        {
            if (Terms[i] == other.Terms[j])
            {
                hasRare = hasRare || isRare(Terms[i]);
                sum += (double)Weights[i++] * other.Weights[j++];
            }
            else if (Terms[i] < other.Terms[j]) i++;
            else j++;
        }

        return hasRare ? sum : 0;
    }

    private static List<(int Term, float Weight)> Weigh(Dictionary<int, float> counts, Func<int, float> rarity)
    {
        var weighed = new List<(int Term, float Weight)>(counts.Count);
        foreach ((int term, float count) in counts)
        {
            float weight = rarity(term) * count / (count + Damping);
            if (weight > 0) weighed.Add((term, weight));
        }

        if (weighed.Count <= MostTerms) return weighed;
        weighed.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Term.CompareTo(b.Term));
        weighed.RemoveRange(MostTerms, weighed.Count - MostTerms);
        return weighed;
    }

    private static float Length(List<(int Term, float Weight)> weighed)
    {
        float sum = 0;
        foreach ((_, float weight) in weighed) sum += weight * weight;
        return MathF.Sqrt(sum);
    }
}
