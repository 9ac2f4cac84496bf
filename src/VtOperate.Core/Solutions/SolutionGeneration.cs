namespace VtOperate.Core.Solutions;

/// <summary>The generations of the front matter of solutions.</summary>
public enum SolutionGeneration
{
    /// <summary>The first one: one list of required fields, and closed lists of components and causes that come from one Rails application.</summary>
    First,

    /// <summary>The current one: what is required depends on the track, and components and causes are the corpus' own words.</summary>
    Current,
}
