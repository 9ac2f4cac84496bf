namespace VtOperate.Core.Errors;

/// <summary>The stable ids of every error. An id is never renamed and never reused; <c>docs/contracts.md</c> lists them for users.</summary>
public enum ErrorId
{
    /// <summary>A fault of this module: something that none of the other ids foresaw.</summary>
    InternalError,

    /// <summary>The folder is in no git repository.</summary>
    RepositoryNotFound,

    /// <summary>A folder or file that was named does not exist.</summary>
    PathNotFound,

    /// <summary>The repository has no work tree.</summary>
    RepositoryBare,

    /// <summary>The repository has no commit yet.</summary>
    HistoryEmpty,

    /// <summary>The repository belongs to another user, and git refuses to trust it.</summary>
    RepositoryNotTrusted,

    /// <summary>libgit2 cannot be loaded on this machine.</summary>
    GitUnavailable,

    /// <summary>The repository uses something that is not supported, such as SHA-256 object ids.</summary>
    GitUnsupported,

    /// <summary>An object of the repository is missing or damaged.</summary>
    ObjectUnreadable,

    /// <summary>A revision names no commit.</summary>
    RevisionNotFound,

    /// <summary>A file exists and cannot be read.</summary>
    FileUnreadable,

    /// <summary>A file cannot be written.</summary>
    FileUnwritable,

    /// <summary>Another process holds a lock for too long.</summary>
    LockHeld,

    /// <summary>A text is not valid YAML.</summary>
    YamlInvalid,

    /// <summary><c>.vtoperate.yml</c> has a key or a value that is not allowed.</summary>
    ConfigurationInvalid,

    /// <summary>A document cannot be changed without the risk of changing more.</summary>
    DocumentNotEditable,

    /// <summary>A solution document cannot be read.</summary>
    SolutionUnreadable,

    /// <summary>A critical-patterns file cannot be read.</summary>
    PatternUnreadable,

    /// <summary>A journal entry cannot be read.</summary>
    JournalUnreadable,

    /// <summary>No input was given where some is needed.</summary>
    InputMissing,

    /// <summary>The input is binary, not text.</summary>
    InputNotText,

    /// <summary>The input holds no stack trace in any language that is known.</summary>
    TraceNotRecognized,

    /// <summary>A file that is named as a source map is none.</summary>
    SourceMapInvalid,

    /// <summary>An object of the wrong kind was given where an id is expected.</summary>
    IdentityMismatch,

    /// <summary>A value is none of those allowed.</summary>
    ValueNotAllowed,

    /// <summary>The check does not show the failure where it is expected to, so that nothing can be concluded from where it does not.</summary>
    FailureNotShown,

    /// <summary>A named record does not exist.</summary>
    RecordNotFound,

    /// <summary>A record with this name exists already.</summary>
    RecordExists,

    /// <summary>A record cannot go from the state it is in to the one that was asked for.</summary>
    MoveNotAllowed,

    /// <summary>A check that a repository's file names was not run, because this user has neither recorded nor approved it.</summary>
    CheckNotTrusted,

    /// <summary>A remote repository cannot be reached, or refuses.</summary>
    RemoteFailed,

    /// <summary>A configuration file of a repository names something that this user has not agreed to use.</summary>
    ConfigurationNotTrusted,

    /// <summary>The configuration names no such channel, or what it says of it cannot be used.</summary>
    ChannelInvalid,

    /// <summary>A secret that is named by reference cannot be had.</summary>
    SecretMissing,

    /// <summary>A template of a message names something that there is not.</summary>
    TemplateInvalid,

    /// <summary>A message says what must not be told outside the company.</summary>
    MessageUnfit,

    /// <summary>A message was not taken; it is kept.</summary>
    MessageNotDelivered,

    /// <summary>A person would have to confirm, and none can.</summary>
    ConfirmationRequired,

    /// <summary>Good and bad cannot be the ends of a bisection: they are the same, the wrong way round, or the check says otherwise.</summary>
    BisectionImpossible,

    /// <summary>Answers of a bisection contradict each other.</summary>
    BisectionContradictory,

    /// <summary>The file of a bisection that was begun cannot be read.</summary>
    BisectionUnreadable,

    /// <summary>The bisection that was begun asks another question.</summary>
    BisectionMismatch,

    /// <summary>A check ended in a way that no further run can help.</summary>
    ProbeAborted,

    /// <summary>The program of a check could not be started.</summary>
    ProbeNotStarted,

    /// <summary>The file of accepted contradictions cannot be read.</summary>
    BaselineUnreadable,

    /// <summary>The module has no cmdlet yet for what was asked.</summary>
    OperationUnavailable,

    /// <summary>No folder upward holds <c>.specify/</c>.</summary>
    SpecsNotFound,

    /// <summary>Nothing in the specifications could be compared with code.</summary>
    SpecsNotComparable,

    /// <summary>No feature or requirement has this name.</summary>
    SpecNotFound,
}
