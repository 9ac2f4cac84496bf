namespace VtOperate.Core.Bugs.Reduction;

/// <summary>
/// Which candidate to try next, and what follows from its verdict. Each candidate is the smallest failing list so far without one run of neighbours, so that whatever is kept was seen to fail.
/// First the end of the list is halved away until its last needed item is found, then its beginning; between the two, runs are left out whose length follows the gaps seen so far
/// (group testing after Hwang, "A method for detecting all defective members in a population by group testing", 1972). Then single items are left out in turn until each of them was tried on
/// the same list and none could go: the list is 1-minimal (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", 2002). Where verdicts show that a smaller
/// list can fail though a larger one does not, runs of falling length are tried as well.
/// It is a state that can be copied, so that what would be asked next after either verdict is known before the verdict is.
/// </summary>
internal sealed class RunDeletion
{
    private const int MostRounds = 4;

    // A needed stretch shorter than this part of the list is more likely one piece than scattered items.
    private const int DenseShare = 8;

    // In the middle phase the first and the last kept item are needed.
    private const int First = 1;

    private readonly int _origin;
    private int[] _kept;
    private Phase _phase;
    private int _low = -1;
    private int _bad;
    private int _end;
    private int _length;
    private bool _tryAll;
    private int _gap;
    private int _removed;
    private int _found;
    private int _at;
    private bool _isIrregular;
    private bool _hasChanged;
    private int _rounds;

    private RunDeletion(int count, Phase phase)
    {
        _origin = count;
        _kept = new int[count];
        for (int i = 0; i < count; i++) _kept[i] = i;
        Enter(phase);
    }

    private enum Phase
    {
        Back,
        Front,
        Middle,
        Singles,
        Runs,
        Done,
    }

    /// <summary>The items of the smallest list that is known to fail, ascending.</summary>
    internal IReadOnlyList<int> Kept => _kept;

    /// <summary>Whether a verdict was neither failure nor pass, as where a candidate cannot be read.</summary>
    internal bool HasUnclear { get; private set; }

    /// <summary>Whether nothing more is to be tried.</summary>
    internal bool IsDone => _phase == Phase.Done;

    /// <summary>How many of the kept items were left out one by one, each from this very list, without the failure.</summary>
    internal int Proven { get; private set; }

    /// <summary>The run of <see cref="Kept"/> that the next candidate leaves out: the first place and the place after the last.</summary>
    internal (int From, int To) Next { get; private set; }

    /// <summary>How likely the next candidate is thought to fail, 0 to 1; decides only what is run ahead.</summary>
    internal double Likelihood => _phase switch
    {
        Phase.Singles => .05,
        Phase.Runs => .15,
        _ => .5,
    };

    /// <summary>Begins with everything.</summary>
    internal static RunDeletion Begin(int count) => new(count, Phase.Back);

    /// <summary>Begins with everything, and tries no runs of falling length at the end.</summary>
    internal static RunDeletion BeginShort(int count) => new(count, Phase.Back) { _rounds = MostRounds };

    /// <summary>Tries single items only: the proof for a list that was made smaller before.</summary>
    internal static RunDeletion BeginSingles(int count) => new(count, Phase.Singles);

    /// <summary>The same state, to go on from on its own.</summary>
    internal RunDeletion Copy() => (RunDeletion)MemberwiseClone();

    /// <summary>The items of the next candidate.</summary>
    internal int[] Candidate() => Without(Next.From, Next.To);

    /// <summary>Goes on after the verdict on the next candidate.</summary>
    internal void Tell(CandidateVerdict verdict)
    {
        bool fails = verdict == CandidateVerdict.Fails;
        if (verdict == CandidateVerdict.Unclear) _isIrregular = HasUnclear = true;
        (int from, int to) = Next;
        if (fails)
        {
            _kept = Without(from, to);
            Proven = 0;
        }

        switch (_phase)
        {
            case Phase.Back:
                if (!fails) _low = from;
                break;
            case Phase.Front:
                _bad = fails ? _bad - to : to;
                break;
            case Phase.Middle:
                TellMiddle(fails, from, to);
                break;
            case Phase.Singles:
                if (fails) _isIrregular = _hasChanged = true;
                else Proven++;
                _at--;
                break;
            case Phase.Runs:
                if (fails) _hasChanged = true;
                _at = from;
                break;
        }

        Choose();
    }

    private void TellMiddle(bool fails, int from, int to)
    {
        bool wasGallop = _low < 0;
        _tryAll = false;
        if (fails)
        {
            _gap += to - from;
            _removed += to - from;
            _end = from;
            if (wasGallop) _length = Math.Min(2 * _length, _origin);
        }
        else
        {
            _low = from - First;
        }

        if (_low < 0 || _end - First - _low != 1) return;
        _end--;
        _low = -1;
        _found++;
        _length = Math.Max(1, (int)Math.Round(Math.Sqrt((double)_gap * _removed / _found)));
        _gap = 0;
    }

    private void Enter(Phase phase)
    {
        _phase = phase;
        int count = _kept.Length;
        switch (phase)
        {
            case Phase.Front:
                _bad = count;
                break;
            case Phase.Middle:
                _end = count - 1;
                _low = -1;
                bool isDense = (long)count * DenseShare < _origin;
                _length = isDense ? 1 : Math.Max(1, (count - 2) / 2);
                _tryAll = !isDense;
                break;
            case Phase.Singles:
                _at = count - 1;
                Proven = 0;
                break;
            case Phase.Runs:
                _length = count / 2;
                _at = count;
                _hasChanged = false;
                _rounds++;
                break;
        }

        Choose();
    }

    private void Choose()
    {
        int count = _kept.Length;
        switch (_phase)
        {
            case Phase.Back when count == 0 || count - _low == 1:
                Enter(Phase.Front);
                break;
            case Phase.Back:
                Next = ((count + Math.Max(_low, 0)) / 2, count);
                break;
            case Phase.Front when count <= 1 || _bad <= 1:
                Enter(count <= 2 ? Phase.Singles : Phase.Middle);
                break;
            case Phase.Front:
                Next = (0, FrontCut(count));
                break;
            case Phase.Middle when _end == First:
                Enter(Phase.Singles);
                break;
            case Phase.Middle:
                Next = (MiddleCut(), _end);
                break;
            case Phase.Singles when Proven == count:
                Enter(_isIrregular && count > 2 && _rounds < MostRounds && (_rounds == 0 || _hasChanged) ? Phase.Runs : Phase.Done);
                break;
            case Phase.Singles:
                if (_at < 0) _at = count - 1;
                Next = (_at, _at + 1);
                break;
            case Phase.Runs:
                ChooseRun(count);
                break;
        }
    }

    // The last item alone, then about the root of what is left, then halves: needed items often stand close together.
    private int FrontCut(int count)
    {
        if (_bad == count) return count - 1;
        if (count - _bad > 1 || _bad != count - 1) return _bad / 2;
        return count - Math.Clamp((int)Math.Round(Math.Sqrt(count)), 2, count - 1);
    }

    private int MiddleCut()
    {
        int undecided = _end - First;
        if (_low >= 0) return First + ((_low + undecided) / 2);
        return _tryAll ? First : First + Math.Max(0, undecided - _length);
    }

    private void ChooseRun(int count)
    {
        if (_at > count) _at = count;
        while (_at == 0 && _length >= 2)
        {
            _length /= 2;
            _at = count;
        }

        if (_length >= 2 && _at > 0) Next = (Math.Max(0, _at - _length), _at);
        else Enter(_hasChanged ? Phase.Singles : Phase.Done);
    }

    private int[] Without(int from, int to)
    {
        var rest = new int[_kept.Length - (to - from)];
        Array.Copy(_kept, rest, from);
        Array.Copy(_kept, to, rest, from, _kept.Length - to);
        return rest;
    }
}
