namespace VtOperate.Core.History.Hotspots;

/// <summary>A file that was changed together with another one.</summary>
/// <param name="RelativePath">The file, relative to the repository.</param>
/// <param name="Together">In how many commits both were changed.</param>
/// <param name="Share">Of the commits that changed either, the share that changed both; from 0 to 1.</param>
public sealed record CodeCoupling(string RelativePath, int Together, double Share)
{
    /// <summary>The path alone, so that a list reads as paths.</summary>
    public override string ToString() => RelativePath;
}
