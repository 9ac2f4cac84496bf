namespace VtOperate.Core.Solutions;

/// <summary>The weightiest terms of a text, ascending by number, with weights whose squares sum to 1.</summary>
/// <param name="Terms">The numbers of the terms.</param>
/// <param name="Weights">Their weights.</param>
internal sealed record TermVector(int[] Terms, float[] Weights)
{
    private const int MostTerms = 48;
    private const float Damping = 1.2f;

    /// <summary>Makes the vector of a text.</summary>
    /// <param name="counts">The weighted counts of its terms.</param>
    /// <param name="rarity">How rare a term is; 0 for one that proves nothing.</param>
    public static TermVector Of(Dictionary<int, float> counts, Func<int, float> rarity)
    {
        var weighed = new List<(int Term, float Weight)>(counts.Count);
        foreach ((int term, float count) in counts)
        {
            float weight = rarity(term) * count / (count + Damping);
            if (weight > 0) weighed.Add((term, weight));
        }

        weighed.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Term.CompareTo(b.Term));
        if (weighed.Count > MostTerms) weighed.RemoveRange(MostTerms, weighed.Count - MostTerms);
        weighed.Sort((a, b) => a.Term.CompareTo(b.Term));
        float sum = 0;
        foreach ((_, float weight) in weighed) sum += weight * weight;
        float length = MathF.Sqrt(sum);
        return new TermVector([.. weighed.Select(term => term.Term)], [.. weighed.Select(term => term.Weight / length)]);
    }

    /// <summary>The terms of both with the product of their weights, the largest first.</summary>
    public List<(int Term, float Product)> Shared(TermVector other)
    {
        var shared = new List<(int Term, float Product)>();
        for (int i = 0, j = 0; i < Terms.Length && j < other.Terms.Length;)
        {
            if (Terms[i] == other.Terms[j]) shared.Add((Terms[i], Weights[i++] * other.Weights[j++]));
            else if (Terms[i] < other.Terms[j]) i++;
            else j++;
        }

        shared.Sort((a, b) => a.Product != b.Product ? b.Product.CompareTo(a.Product) : a.Term.CompareTo(b.Term));
        return shared;
    }

    /// <summary>The cosine of the angle between both, 0 to 1.</summary>
    public double Cosine(TermVector other)
    {
        double sum = 0;
        for (int i = 0, j = 0; i < Terms.Length && j < other.Terms.Length;)
        {
            if (Terms[i] == other.Terms[j]) sum += (double)Weights[i++] * other.Weights[j++];
            else if (Terms[i] < other.Terms[j]) i++;
            else j++;
        }

        return sum;
    }
}
