namespace VtOperate.Core.Search;

/// <summary>
/// Numbers the places of a text at which terms begin, so that what stands beside each other has neighbouring numbers: an identifier and its first part share one,
/// each further part has the next, and a dotted name or path has the number of its first word.
/// </summary>
internal sealed class WordNumbers
{
    // A name is handed over after its parts, of which it has few; a place that is further back gets the oldest number still known.
    private const int Remembered = 64;

    private readonly int[] _starts = new int[Remembered];
    private int _count;

    /// <summary>Begins a new text.</summary>
    public void Restart() => _count = 0;

    /// <summary>The number of the word that begins here, from 0.</summary>
    public int Of(int start)
    {
        if (_count == 0 || start > _starts[(_count - 1) % Remembered])
        {
            _starts[_count % Remembered] = start;
            return _count++;
        }

        int number = _count - 1, oldest = Math.Max(0, _count - Remembered);
        while (number > oldest && _starts[number % Remembered] > start) number--;
        return number;
    }
}
