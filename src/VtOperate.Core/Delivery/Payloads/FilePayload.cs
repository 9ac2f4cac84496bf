using System.Globalization;
using System.Text;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>A message as Markdown at the end of a file. Pure.</summary>
internal static class FilePayload
{
    /// <summary>The line by which a message is found in the file again.</summary>
    internal static byte[] Mark(IncidentMessage message) => Encoding.UTF8.GetBytes($"<!-- vtoperate {message.Id} -->");

    /// <summary>What is added to the file.</summary>
    /// <param name="message">The message.</param>
    /// <param name="before">What stands in the file.</param>
    internal static byte[] Of(IncidentMessage message, ReadOnlySpan<byte> before)
    {
        string gap = before.Length == 0 ? "" : before[^1] == (byte)'\n' ? "\n" : "\n\n";
        string when = message.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

        // What a text says cannot end the comment that holds the key of another message.
        string text = message.Text.Replace("<!--", "&lt;!--", StringComparison.Ordinal);
        string subject = message.Subject.Replace("<!--", "&lt;!--", StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(gap), .. Mark(message), .. Encoding.UTF8.GetBytes($"\n## {subject}\n\n{when}, {message.IncidentId}, to {message.Audience}, {message.Stage}\n\n{text}\n")];
    }
}
