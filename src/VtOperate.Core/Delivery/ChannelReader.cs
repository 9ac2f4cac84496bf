using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Redaction;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Delivery;

/// <summary>Reads the channels of a configuration.</summary>
/// <param name="configuration">The configuration.</param>
/// <param name="home">The user's home folder.</param>
public sealed class ChannelReader(OperationConfiguration configuration, string home)
{
    private const string Prefix = "channels.";

    /// <summary>The names of the channels, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. configuration.Settings.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(setting => setting.Key[Prefix.Length..setting.Key.LastIndexOf('.')]).Distinct(StringComparer.Ordinal)];

    /// <summary>The keys of a channel begin with it.</summary>
    internal static string KeysOf(string name) => $"{Prefix}{name}.";

    /// <summary>One channel.</summary>
    /// <param name="name">Its name, whatever the case.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ChannelInvalid"/>: there is none, or what is said of it cannot be used.</exception>
    public Channel Find(string name)
    {
        IReadOnlyList<string> names = Names;
        string? known = names.FirstOrDefault(candidate => candidate == name) ?? names.FirstOrDefault(candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            string near = NearestWord.Find(name, names) is { } nearest ? $" Did you mean '{nearest}'?" : "";
            throw new OperationException(ErrorId.ChannelInvalid, name, names.Count == 0 ? $"There is no channel '{name}': no configuration names any below 'channels:'." : $"There is no channel '{name}'; there are: {string.Join(", ", names)}.{near}");
        }

        return Read(known);
    }

    private Channel Read(string name)
    {
        ConfigurationSetting? Of(string field) => configuration.Find(KeysOf(name) + field);
        string? Text(string field) => (Of(field)?.Node as YamlScalar)?.Value.Trim() is { Length: > 0 } text ? text : null;
        ConfigurationSetting any = Of("type") ?? configuration.Settings.First(setting => setting.Key.StartsWith(KeysOf(name), StringComparison.Ordinal));
        OperationException Wrong(string text, string field) => new(ErrorId.ChannelInvalid, name, string.Create(CultureInfo.InvariantCulture, $"'{(Of(field) ?? any).File}' line {(Of(field) ?? any).Line}: the channel '{name}' {text}."));

        if (Text("type") is not { } word || !Enum.TryParse(word, ignoreCase: true, out ChannelType type) || !Enum.IsDefined(type) || char.IsAsciiDigit(word[0]))
            throw Wrong($"has {(Text("type") is { } said ? $"the type '{said}'" : "no type")}; allowed: slack, teams, pagerduty, statuspage, webhook, file", "type");
        SecretReference? address = SecretReference.Of(Of("url")?.Node), key = SecretReference.Of(Of("key")?.Node);
        string? plain = Text("url");
        if (key is null && Of("key") is not null) throw Wrong("has a key that stands in the file; a secret is only ever a reference: { env: NAME } or { vault: NAME, secret: NAME }", "key");
        if (plain is not null)
        {
            Uri uri = ChannelAddress.Check(plain, name);
            bool isSecret = (type is ChannelType.Slack or ChannelType.Teams && !uri.IsLoopback) || SecretRedactor.Redact(plain) != plain || uri.Query.Contains("sig=", StringComparison.OrdinalIgnoreCase);
            if (isSecret) throw Wrong("has an address that is a secret and stands in the file; give it as url: { env: NAME } or { vault: NAME, secret: NAME }", "url");
        }

        if (type is ChannelType.Slack or ChannelType.Teams or ChannelType.Webhook && plain is null && address is null) throw Wrong("has no url", "type");
        if (type is ChannelType.PagerDuty or ChannelType.Statuspage && key is null) throw Wrong($"has no key ({(type == ChannelType.PagerDuty ? "the routing key of the integration" : "the API key")}): key: {{ env: NAME }}", "type");
        if (type == ChannelType.Statuspage && Text("page") is null) throw Wrong("has no page (the id of the page)", "type");
        if (type == ChannelType.File && Text("path") is null) throw Wrong("has no path", "type");
        string[] audiences = Words(Of("audience")?.Node);
        if (audiences.FirstOrDefault(audience => !IncidentAudience.All.Contains(audience)) is { } odd) throw Wrong($"has the audience '{odd}'; allowed: {string.Join(", ", IncidentAudience.All)}", "audience");
        return new Channel
        {
            Name = name,
            Type = type,
            Address = plain,
            AddressSecret = address,
            KeySecret = key,
            Page = Text("page"),
            Components = Words(Of("components")?.Node),
            Source = Text("source"),
            Path = Text("path") is { } path ? RepositoryPath.Resolve(path, Path.GetDirectoryName(Of("path")!.File)!, home) : null,
            Audiences = audiences,
        };
    }

    private static string[] Words(YamlNode? node) => node switch
    {
        YamlList list => [.. list.Items.OfType<YamlScalar>().Select(item => item.Value)],
        YamlScalar { IsNull: false } one => [one.Value],
        _ => [],
    };
}
