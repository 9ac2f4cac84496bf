using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VtOperate.Shell.Output;

/// <summary>
/// Writes an object's public properties as one line of JSON: enumerations as words, times as ISO 8601 in UTC. What an object holds
/// of itself is written as its text, and so is what would nest without end: anything deeper than 24 levels, and an object that is
/// neither the module's nor made in a script where it stands in another such object.
/// </summary>
internal sealed class JsonLine
{
    private const int MaximalDepth = 24;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<Type, PropertyInfo[]> _properties = [];
    private readonly List<object> _open = [];

    /// <summary>Writes one object and a line feed.</summary>
    internal void Write(object? item, Stream destination)
    {
        using (var json = new Utf8JsonWriter(destination, s_options)) Value(json, item);
        destination.WriteByte((byte)'\n');
    }

    private void Value(Utf8JsonWriter json, object? item)
    {
        object? value = item is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : item;
        if (Scalar(json, value)) return;
        if (_open.Count >= MaximalDepth || _open.Exists(outer => ReferenceEquals(outer, value)) || (IsForeign(value!) && _open.Exists(IsForeign)))
        {
            json.WriteStringValue(Text(value!));
            return;
        }

        _open.Add(value!);
        Composite(json, value!);
        _open.RemoveAt(_open.Count - 1);
    }

    private static bool IsForeign(object value) =>
        value is not (IEnumerable or PSObject) && value.GetType().Namespace?.StartsWith("VtOperate", StringComparison.Ordinal) != true;

    private void Composite(Utf8JsonWriter json, object value)
    {
        if (value is IDictionary map)
        {
            json.WriteStartObject();
            foreach (DictionaryEntry entry in map) Property(json, Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value);
            json.WriteEndObject();
        }
        else if (value is IEnumerable items and not PSObject)
        {
            json.WriteStartArray();
            foreach (object? item in items) Value(json, item);
            json.WriteEndArray();
        }
        else
        {
            json.WriteStartObject();
            if (value is PSObject custom)
            {
                foreach (PSPropertyInfo property in custom.Properties) Property(json, property.Name, property.Value);
            }
            else
            {
                foreach (PropertyInfo property in Readable(value.GetType())) Property(json, property.Name, Read(property, value));
            }

            json.WriteEndObject();
        }
    }

    private void Property(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        Value(json, value);
    }

    private static bool Scalar(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return true;
            case bool truth:
                json.WriteBooleanValue(truth);
                return true;
            case Enum:
                json.WriteStringValue(value.ToString());
                return true;
            case double number when !double.IsFinite(number):
            case float single when !float.IsFinite(single):
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                return true;
            case byte or sbyte or short or ushort or int or uint or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case ulong number:
                json.WriteNumberValue(number);
                return true;
            case decimal number:
                json.WriteNumberValue(number);
                return true;
            case double number:
                json.WriteNumberValue(number);
                return true;
            case float number:
                json.WriteNumberValue(number);
                return true;
            case DateTimeOffset time:
                json.WriteStringValue(Utc(time.UtcDateTime));
                return true;
            case DateTime { Kind: DateTimeKind.Unspecified } time:
                // Nobody knows its zone, and a guess would move it.
                json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
                return true;
            case DateTime time:
                json.WriteStringValue(Utc(time.ToUniversalTime()));
                return true;
            case string or char or Uri or Version or Type or Delegate or FileSystemInfo:
                json.WriteStringValue(value.ToString());
                return true;
            case IFormattable text when value.GetType().IsValueType:
                json.WriteStringValue(text.ToString(value is DateOnly or TimeOnly ? "o" : null, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private static string Utc(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z";

    private static string? Text(object value)
    {
        try
        {
            return value.ToString();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whose words for itself fail, or never end, is known by its type.
            return value.GetType().FullName;
        }
    }

    private static object? Read(PropertyInfo property, object owner)
    {
        try
        {
            return property.GetValue(owner);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private PropertyInfo[] Readable(Type type)
    {
        if (_properties.TryGetValue(type, out PropertyInfo[]? known)) return known;
        PropertyInfo[] found =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
        ];
        return _properties[type] = found;
    }
}
