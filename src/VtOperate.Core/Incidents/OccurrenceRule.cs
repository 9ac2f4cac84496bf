using System.Globalization;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Incidents;

/// <summary>Says which times people may give. Pure.</summary>
public static class OccurrenceRule
{
    // A clock that is a little behind must not refuse what happened a moment ago.
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(1);

    /// <summary>The time in UTC.</summary>
    /// <param name="at">A time that has passed.</param>
    /// <param name="name">The parameter that gave it.</param>
    /// <param name="now">This machine's clock.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/>: it lies in the future, or before 1970.</exception>
    public static DateTimeOffset Check(DateTimeOffset at, string name, DateTimeOffset now)
    {
        string said = at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (at > now + s_ahead) throw new OperationException(ErrorId.ValueNotAllowed, at, $"-{name} is {said}, which has not come yet; it says when something happened.");
        if (at < DateTimeOffset.UnixEpoch) throw new OperationException(ErrorId.ValueNotAllowed, at, $"-{name} is {said}, which is before 1970; give the year, month and day.");
        return at.ToUniversalTime();
    }
}
