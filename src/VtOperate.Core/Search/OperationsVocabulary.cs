namespace VtOperate.Core.Search;

/// <summary>
/// Words that people in operations use for each other. The lists are short and general on purpose: a word is looked for in place of another with a fraction of its weight, and is shown
/// as what it is. What one project calls something is learned from its documents (<see cref="LearnedNames"/>) and does not belong here.
/// </summary>
internal static class OperationsVocabulary
{
    private const string Groups =
        """
        crash abort segfault panic sigsegv coredump fatal died dies
        hang stuck freeze frozen deadlock stall unresponsive blocked wedged
        slow latency sluggish lag performance delay
        timeout deadline expire
        oom oomkilled memory ram heap
        full exhausted exhaustion depleted drained
        leak unclosed unbounded
        fail break broken error
        lost lose missing vanish disappear drop gone absent
        wrong incorrect invalid
        corrupt damaged garbled mangled malformed
        duplicate twice redundant repeated
        retry reattempt backoff redo
        login signin authentication auth
        unauthorized forbidden denied permission access
        credential secret password token
        config configuration setting option preference
        deploy release rollout publish ship
        build compile compilation
        ci pipeline workflow
        flaky intermittent sporadic nondeterministic
        race concurrency concurrent parallel simultaneous
        lock mutex contention
        worker process subprocess child
        restart reboot relaunch
        startup boot launch initialization
        shutdown exit terminate quit
        interrupt sigint sigterm cancel kill
        database db sql
        cache memo
        stale outdated obsolete old
        expire expiry valid validity
        certificate cert tls ssl
        container docker pod
        kubernetes k8s
        internationalization i18n localization l10n translation
        delete remove erase wipe purge
        overwrite clobber replace
        directory folder path
        ui interface frontend dashboard
        limit quota cap threshold maximum ceiling
        throttle throttled ratelimit 429
        truncate cut clip shorten
        parse deserialize decode
        encoding utf8 charset unicode
        serialize serialization pickle marshal
        upgrade update bump
        migrate migration move
        dependency package library
        install installation setup
        schedule cron periodic
        cost price expensive bill
        download fetch retrieve
        docs documentation manual guide
        provider vendor supplier
        skip ignore bypass
        detect notice recognize discover
        verify validate validation check
        preview dryrun simulate
        windows win32 microsoft
        macos osx darwin
        empty blank
        null none nil undefined
        exception throw raise
        temporary temp tmp
        chart diagram graph
        inherit subclass derive child parent
        comment remark annotation
        poll polling
        repository repo
        environment env
        dotnet net
        """;

    private static readonly Dictionary<string, List<string>> s_others = Read();

    /// <summary>The words that may stand in place of a term, as people write them; none for most.</summary>
    public static IReadOnlyList<string> Of(string term) => s_others.TryGetValue(term, out List<string>? others) ? others : [];

    private static Dictionary<string, List<string>> Read()
    {
        var others = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string line in Groups.Split('\n'))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            string[] terms = Array.ConvertAll(words, word => Tokenizer.Terms(word)[0]);
            foreach (string term in terms)
            {
                if (!others.TryGetValue(term, out List<string>? known)) others[term] = known = [];
                for (int i = 0; i < words.Length; i++)
                {
                    if (terms[i] != term && !known.Contains(words[i])) known.Add(words[i]);
                }
            }
        }

        return others;
    }
}
