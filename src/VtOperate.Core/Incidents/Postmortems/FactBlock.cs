namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>A part of a post-mortem that is filled from the record, between two comments. The first holds a mark of what was put in, so that a part that somebody edited is known and left alone.</summary>
/// <param name="Name">What it is about, one word.</param>
/// <param name="Start">Where its content begins in the text.</param>
/// <param name="End">The place behind its content.</param>
/// <param name="Mark">The mark in its first comment.</param>
/// <param name="MarkStart">Where that mark begins.</param>
internal readonly record struct FactBlock(string Name, int Start, int End, string Mark, int MarkStart);
