using System.Globalization;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>What attributes and annotations of validation and of serialisers say about a field or a parameter, in C# and Java.</summary>
internal sealed record MarkLimits
{
    /// <summary>The name it is sent by; null where no mark says so.</summary>
    public string? Name { get; private init; }

    /// <summary>Whether it has to be sent.</summary>
    public bool IsRequired { get; private init; }

    /// <summary>Whether it is never sent.</summary>
    public bool IsIgnored { get; private init; }

    /// <summary>The fewest signs.</summary>
    public string? MinLength { get; private init; }

    /// <summary>The most signs.</summary>
    public string? MaxLength { get; private init; }

    /// <summary>The smallest number.</summary>
    public string? Minimum { get; private init; }

    /// <summary>The largest number.</summary>
    public string? Maximum { get; private init; }

    /// <summary>What marks say.</summary>
    /// <param name="marks">The marks.</param>
    /// <param name="constants">The constants that their arguments may name.</param>
    /// <param name="file">The file they stand in.</param>
    public static MarkLimits Of(IReadOnlyList<CodeMark> marks, CodeConstants constants, CodeFile file)
    {
        var limits = new MarkLimits();
        string? Number(string? text) => text is not null && constants.Value(text, file) is { } value && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? value : null;
        string? Text(string? text) => text is null ? null : constants.Text(text, file, out bool isDynamic) is var value && !isDynamic ? value : null;
        foreach (CodeMark mark in marks)
        {
            limits = mark.Name switch
            {
                "Required" or "NotNull" or "NotBlank" or "NotEmpty" or "NonNull" or "JsonRequired" => limits with { IsRequired = true },
                "JsonIgnore" or "IgnoreDataMember" or "BindNever" => limits with { IsIgnored = mark.Named("Condition") is null },
                "JsonPropertyName" => limits with { Name = Text(mark.At(0)) },
                "JsonProperty" => limits with { Name = Text(mark.At(0) ?? mark.Named("PropertyName", "value")) ?? limits.Name },
                "DataMember" or "SerializedName" => limits with { Name = Text(mark.Named("Name") ?? mark.At(0)) ?? limits.Name },
                "StringLength" => limits with { MaxLength = Number(mark.At(0)), MinLength = Number(mark.Named("MinimumLength")) },
                "MaxLength" => limits with { MaxLength = Number(mark.At(0)) },
                "MinLength" => limits with { MinLength = Number(mark.At(0)) },
                "Length" => limits with { MinLength = Number(mark.Named("min") ?? mark.At(0)), MaxLength = Number(mark.Named("max") ?? mark.At(1)) },
                "Size" => limits with { MinLength = Number(mark.Named("min")), MaxLength = Number(mark.Named("max")) },
                "Range" => limits with { Minimum = Number(mark.Named("min", "minimum") ?? mark.At(0)), Maximum = Number(mark.Named("max", "maximum") ?? mark.At(1)) },
                "Min" or "DecimalMin" => limits with { Minimum = Number(mark.Named("value") ?? mark.At(0)) },
                "Max" or "DecimalMax" => limits with { Maximum = Number(mark.Named("value") ?? mark.At(0)) },
                "PositiveOrZero" => limits with { Minimum = "0" },
                _ => limits,
            };
        }

        return limits;
    }
}
