using VtOperate.Core.Incidents;

namespace VtOperate.Core.Delivery;

/// <summary>The templates for people in the company: those who work on it, everybody, and those who decide.</summary>
internal static class InsideTemplates
{
    private const string Can = """
        Conditions: {{conditions}}
        Actions: {{actions}}
        Needs: {{needs}}
        {{news}}

        Services: {{services}}. Commander: {{commander}}.
        Chat: {{chat}}. Call: {{call}}.
        Next update: {{next.update}}.
        """;

    private static readonly Dictionary<string, string> s_responders = new()
    {
        [MessageStage.Declared] = "Subject: {{incident}} declared, severity {{severity}}: {{title}}\n\n{{description}}\nImpact began: {{impact.began}}. Noticed: {{noticed}}.\n\n" + Can,
        [MessageStage.Investigating] = "Subject: {{incident}} investigating, severity {{severity}}: {{title}}\n\n" + Can,
        [MessageStage.Identified] = "Subject: {{incident}} cause known, severity {{severity}}: {{title}}\n\nCause: {{cause}}\n" + Can,
        [MessageStage.Monitoring] = "Subject: {{incident}} mitigated, watching: {{title}}\n\nWhat was done: {{fix}}\nStay until the numbers have held. Say at once if they do not.\n" + Can,
        [MessageStage.Resolved] = "Subject: {{incident}} resolved: {{title}}\n\nWhat ended it: {{resolution}}\nImpact lasted: {{duration}}.\n{{news}}\n\nWrite down what you saw while you remember it.",
        [MessageStage.WithoutNews] = "Subject: {{incident}} no change since {{last.told}}: {{title}}\n\n" + Can,
        [MessageStage.PostMortem] = "Subject: {{incident}} post-mortem: {{title}}\n\nImpact lasted: {{duration}}. Cause: {{cause}}\nPost-mortem: {{postmortem}}\n{{news}}\n\nRead it before the meeting, and add what is missing.",
    };

    private static readonly Dictionary<string, string> s_everybody = new()
    {
        [MessageStage.Declared] = """
            Subject: Severity {{severity}} incident: {{title}}

            We have a severity {{severity}} incident: {{title}}.
            Services: {{services}}. Customers began to notice: {{impact.began}}.
            {{lead}} If you are not asked to help, please do not change anything in production until it is over.
            {{news}}

            {{follow}}Next update: {{next.update}}.
            """,
        [MessageStage.Investigating] = """
            Subject: {{incident}} is being investigated: {{title}}

            We are looking for the cause of {{incident}}, severity {{severity}}: {{title}}.
            Services: {{services}}.
            {{news}}

            {{follow}}Next update: {{next.update}}.
            """,
        [MessageStage.Identified] = """
            Subject: {{incident}}: we know the cause

            We know the cause of {{incident}} ({{title}}): {{cause}}
            We are working on it. Please do not change anything in production until it is over.
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.Monitoring] = """
            Subject: {{incident}}: customers can work again, we are watching

            {{title}}: {{fix}}
            We are watching whether it holds.
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.Resolved] = """
            Subject: {{incident}} is over: {{title}}

            {{incident}} is resolved: {{resolution}}
            Customers were affected for: {{duration}}.
            {{news}}

            Thank you to all who helped. What we learned will be written up.
            """,
        [MessageStage.WithoutNews] = """
            Subject: {{incident}}: no change, we are still on it

            Nothing has changed since {{last.told}}. {{title}} is still {{status}}, severity {{severity}}.
            What we are doing: {{actions}}
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.PostMortem] = """
            Subject: What we learned from {{incident}}: {{title}}

            Customers were affected for: {{duration}}. Cause: {{cause}}
            Post-mortem: {{postmortem}}
            {{news}}
            """,
    };

    private static readonly Dictionary<string, string> s_executive = new()
    {
        [MessageStage.Declared] = """
            Subject: {{incident}}, severity {{severity}}: {{title}}

            Impact: {{description}}
            Severity: {{severity}}. Why: {{severity.why}}
            Status: {{status}}. {{lead}} Services: {{services}}. Began: {{impact.began}}.
            Decision needed from you: {{decision}}
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.Investigating] = """
            Subject: {{incident}}, severity {{severity}}, cause being looked for: {{title}}

            Impact: {{description}}
            Status: {{status}} since {{since}}. Being done: {{actions}}
            Decision needed from you: {{decision}}
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.Identified] = """
            Subject: {{incident}}, severity {{severity}}, cause known: {{title}}

            Cause: {{cause}}
            Being done: {{actions}}
            Decision needed from you: {{decision}}
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.Monitoring] = """
            Subject: {{incident}}, impact ended, being watched: {{title}}

            What was done: {{fix}}
            Impact began: {{impact.began}}. Ended: {{mitigated}}.
            Decision needed from you: {{decision}}
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.Resolved] = """
            Subject: {{incident}} resolved: {{title}}

            What ended it: {{resolution}}
            Impact lasted: {{duration}}, from {{impact.began}} to {{mitigated}}. Severity: {{severity}}.
            {{news}}

            A post-mortem follows where the severity asks for one.
            """,
        [MessageStage.WithoutNews] = """
            Subject: {{incident}}, severity {{severity}}, no change since {{last.told}}: {{title}}

            Status: {{status}}. Being done: {{actions}}
            Decision needed from you: {{decision}}
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.PostMortem] = """
            Subject: {{incident}} post-mortem: {{title}}

            Impact lasted: {{duration}}. Cause: {{cause}} What ended it: {{resolution}}
            Post-mortem: {{postmortem}}
            {{news}}
            """,
    };

    /// <summary>The templates by stage; null for an audience outside.</summary>
    internal static IReadOnlyDictionary<string, string>? Of(string audience) => audience switch
    {
        IncidentAudience.Responders => s_responders,
        IncidentAudience.AllHands => s_everybody,
        "executive" => s_executive,
        _ => null,
    };
}
