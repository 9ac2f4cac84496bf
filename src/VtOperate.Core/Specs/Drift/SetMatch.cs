using VtOperate.Core.Code.Sets;
using VtOperate.Core.Specs.Contracts;

namespace VtOperate.Core.Specs.Drift;

/// <summary>How a set of a specification and one of the code stand to each other. Pure.</summary>
/// <param name="File">The file of the code.</param>
/// <param name="Set">The set of the code.</param>
/// <param name="Missing">The members that the code lacks, as the specification writes them.</param>
/// <param name="Extra">The members that the specification lacks.</param>
/// <param name="Shared">How many both have.</param>
/// <param name="IsNamed">Whether both have the same name.</param>
/// <param name="IsRelated">Whether the last word of their names is the same.</param>
internal sealed record SetMatch(CodeFile File, CodeSet Set, IReadOnlyList<string> Missing, IReadOnlyList<CodeSetMember> Extra, int Shared, bool IsNamed, bool IsRelated)
{
    private static readonly HashSet<string> s_nothing = new(StringComparer.Ordinal) { "none", "unknown", "unspecified", "undefined", "invalid", "unset", "notset", "unrecognized", "unrecognised", "default" };

    /// <summary>Whether both have the same members.</summary>
    public bool Agrees => Missing.Count == 0 && Extra.Count == 0;

    /// <summary>Whether they share two thirds of the larger one.</summary>
    public bool IsAlike(int members) => Shared >= 2 && Shared * 3 >= 2 * Math.Max(members, Set.Members.Count);

    /// <summary>Compares two sets; a member of the code that stands for nothing ("unknown") is not missed in the specification.</summary>
    public static SetMatch Of(SpecSet spec, CodeFile file, CodeSet code)
    {
        string prefix = Prefix(code);
        HashSet<string> said = [.. spec.Members.Select(ContractValues.Name)];
        var known = new HashSet<string>(StringComparer.Ordinal);
        var extra = new List<CodeSetMember>();
        int shared = 0;
        foreach (CodeSetMember member in code.Members)
        {
            List<string> spellings = [.. member.Values.Append(member.Name).Select(ContractValues.Name)];
            if (ContractValues.Name(member.Name) is var name && prefix.Length > 0 && name.Length > prefix.Length) spellings.Add(name[prefix.Length..]);
            known.UnionWith(spellings);
            if (spellings.Exists(said.Contains)) shared++;
            else if (!spellings.Exists(s_nothing.Contains)) extra.Add(member);
        }

        return new SetMatch(file, code, [.. spec.Members.Where(member => !known.Contains(ContractValues.Name(member)))], extra, shared, IsSame(spec, code), SetName.Last(spec.Name) is { Length: > 0 } last && (last == SetName.Last(code.Name) || SetName.Last(spec.Type) == SetName.Last(code.Name)));
    }

    private static bool IsSame(SpecSet spec, CodeSet code)
    {
        string own = SetName.Of(code.Name), whole = SetName.Of(code.Owner + " " + code.Name);
        bool isCompound = SetName.Words(code.Name) > 1;
        foreach (string name in (string[])[SetName.Of(spec.Type), SetName.Of(spec.Entity + " " + spec.Name), SetName.Words(spec.Name) > 1 ? SetName.Of(spec.Name) : ""])
        {
            if (name.Length > 0 && ((isCompound && name == own) || (code.Owner.Length > 0 && name == whole))) return true;
        }

        return spec.IsSample && spec.Entity.Length == 0 && code.Owner.Length == 0 && SetName.Of(spec.Name) == own;
    }

    // What all members of a set begin with says nothing: StatusPending, StatusPaid; ORDER_STATUS_PENDING.
    private static string Prefix(CodeSet code)
    {
        string type = ContractValues.Name(code.Name);
        List<string> names = [.. code.Members.Select(member => ContractValues.Name(member.Name))];
        for (int start = 0; start < type.Length && names.Count > 1; start++)
        {
            string part = type[start..];
            if (part.Length > 2 && names.TrueForAll(name => name.StartsWith(part, StringComparison.Ordinal) && name.Length > part.Length)) return part;
        }

        return "";
    }
}
