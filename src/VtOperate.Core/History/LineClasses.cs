using System.Numerics;

namespace VtOperate.Core.History;

/// <summary>
/// Numbers the different lines of the differing parts of two texts, and counts how often each occurs in either whole text. An open-addressed table by hash:
/// most lines of a file stand outside of what differs, and each must be refused in a step or two.
/// </summary>
internal sealed class LineClasses
{
    private readonly ulong[] _hashes;
    private readonly int[] _numbers;
    private readonly int _mask;
    private readonly int[] _inBefore;
    private readonly int[] _inAfter;
    private int _count;

    internal LineClasses(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * (before.Length + after.Length)));
        (_hashes, _numbers, _mask) = (new ulong[size], new int[size], size - 1);
        (_inBefore, _inAfter) = (new int[before.Length + after.Length], new int[before.Length + after.Length]);
        Before = Number(before, _inBefore);
        After = Number(after, _inAfter);
    }

    /// <summary>The numbers of the older part's lines.</summary>
    internal int[] Before { get; }

    /// <summary>The numbers of the newer part's lines.</summary>
    internal int[] After { get; }

    /// <summary>Counts lines that both texts have at the same distance from their start or end.</summary>
    internal void CountShared(ReadOnlySpan<ulong> lines)
    {
        foreach (ulong hash in lines)
        {
            int number = _numbers[Slot(hash)] - 1;
            if (number < 0) continue;
            _inBefore[number]++;
            _inAfter[number]++;
        }
    }

    /// <summary>How often a line occurs in the older text.</summary>
    internal int CountBefore(int number) => _inBefore[number];

    /// <summary>How often a line occurs in the newer text.</summary>
    internal int CountAfter(int number) => _inAfter[number];

    private int[] Number(ReadOnlySpan<ulong> lines, int[] counts)
    {
        int[] numbers = new int[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            int slot = Slot(lines[i]);
            if (_numbers[slot] == 0) (_hashes[slot], _numbers[slot]) = (lines[i], ++_count);
            counts[numbers[i] = _numbers[slot] - 1]++;
        }

        return numbers;
    }

    private int Slot(ulong hash)
    {
        int slot = (int)(hash ^ (hash >> 32)) & _mask;
        while (_numbers[slot] != 0 && _hashes[slot] != hash) slot = (slot + 1) & _mask;
        return slot;
    }
}
