namespace VtOperate.Core.Search;

/// <summary>
/// The numbers that decide an order. Where they come from, and what each is worth, stands in decision 16; the ones given here change nothing, so that an index over
/// other documents scores as the textbook has it.
/// </summary>
public sealed record SearchWeights
{
    /// <summary>Scores as BM25F has it, without anything on top.</summary>
    public static SearchWeights Textbook { get; } = new();

    /// <summary>How fast further occurrences of a word stop counting: the <c>k1</c> of BM25, above 0.</summary>
    public double Damping { get; init; } = Bm25.Damping;

    /// <summary>The power of the rarity; above 1 a rare word outweighs several frequent ones.</summary>
    public double RarityPower { get; init; } = 1;

    /// <summary>How often a word of the query's title counts where one of its text counts once.</summary>
    public double TitleCount { get; init; } = 2;

    /// <summary>How fast a word that the query says again stops counting: the <c>k3</c> of BM25, above 0.</summary>
    public double QueryDamping { get; init; } = 1.2;

    /// <summary>What a piece of an identifier or of a path counts beside the whole, 0 to 1.</summary>
    public double Part { get; init; } = 1;

    /// <summary>What a number counts beside a word.</summary>
    public double Number { get; init; } = 1;

    /// <summary>What it adds when the query's title and the document's title are the same words, as a share of what the words scored.</summary>
    public double TitleShare { get; init; }

    /// <summary>What it adds when the document holds every word of the query's title, as a share of what the words scored.</summary>
    public double TitleCoverage { get; init; }

    /// <summary>What it adds when the words that stand beside each other in the query do so in the document, as a share of what the words scored.</summary>
    public double Proximity { get; init; }

    /// <summary>What it adds when the document holds a sentence, a frame or a name of the query literally, as a share of the best score. At 1 such a document comes before all others.</summary>
    public double Exact { get; init; }

    /// <summary>What a word of the same meaning counts beside the one that was asked, 0 to 1; at 0 only what was asked is looked for.</summary>
    public double Variant { get; init; }

    /// <summary>What another form of a word counts, or what an unknown word was meant to be.</summary>
    public double Form { get; init; }

    /// <summary>What a name counts that the documents explain: the short one for the long one and the other way round.</summary>
    public double Name { get; init; }

    /// <summary>What a term of this kind counts beside a word.</summary>
    public double Of(TermKind kind) => kind switch
    {
        TermKind.Part => Part,
        TermKind.Number => Number,
        _ => 1,
    };
}
