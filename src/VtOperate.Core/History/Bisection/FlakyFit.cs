namespace VtOperate.Core.History.Bisection;

/// <summary>What runs say if one commit is supposed to be the culprit.</summary>
/// <param name="LogLikelihood">The natural logarithm of how likely these runs are then.</param>
/// <param name="False">How often the check then fails without the bug, on average.</param>
/// <param name="True">How often it then fails with it.</param>
/// <param name="Apart">How likely the two rates then lie well apart (<see cref="FlakyClaim.IsApart"/>), from 0 to 1.</param>
internal readonly record struct FlakyFit(double LogLikelihood, double False, double True, double Apart);
