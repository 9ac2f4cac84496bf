namespace VtOperate.Core.Incidents;

/// <summary>The next update that an audience is owed.</summary>
/// <param name="Audience">responders, stakeholders or public.</param>
/// <param name="At">When it is due, UTC.</param>
/// <param name="State">OnTrack, DueSoon or Overdue.</param>
/// <param name="OverdueBy">By how much it is late; zero when it is not.</param>
public sealed record UpdateDue(string Audience, DateTimeOffset At, UpdateDueState State, TimeSpan OverdueBy);
