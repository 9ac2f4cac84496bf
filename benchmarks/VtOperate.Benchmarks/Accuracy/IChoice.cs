namespace VtOperate.Benchmarks.Accuracy;

/// <summary>A case of which weights are learned: candidates with their figures, some of them right.</summary>
internal interface IChoice
{
    /// <summary>owner/name of the repository, which is left out together.</summary>
    string Repository { get; }

    /// <summary>The figures of the candidates.</summary>
    IReadOnlyList<double[]> Figures { get; }

    /// <summary>What is added to each candidate's score and not learned; null for nothing.</summary>
    IReadOnlyList<double>? Offsets { get; }

    /// <summary>Where the right candidates stand; empty when none is there.</summary>
    IReadOnlyList<int> Right { get; }
}
