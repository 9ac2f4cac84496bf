namespace VtOperate.Core.Decisions;

/// <summary>A journal entry that fits what was asked.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">Sum of what each word scored; comparable within one list only.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Evidence">Why it fits, strongest first.</param>
public sealed record JournalMatch(int Rank, double Score, JournalEntry Entry, IReadOnlyList<Evidence> Evidence);
