namespace VtOperate.Core.Delivery;

/// <summary>The templates for those who speak with customers, for customers, and for the status page.</summary>
internal static class OutsideTemplates
{
    private static readonly Dictionary<string, string> s_support = new()
    {
        [MessageStage.Declared] = """
            Subject: {{incident}}: what to tell customers about '{{title}}'

            Customers may write to you about this: {{title}}. It began: {{impact.began}}.
            You can say: "We know about this problem and are working on it. We will tell you more at {{next.update}}."
            Workaround: {{workaround}}
            {{news}}

            Link every ticket to {{incident}}. Next update: {{next.update}}.
            """,
        [MessageStage.Investigating] = """
            Subject: {{incident}}: still being investigated, what to tell customers

            {{title}}. The cause is being looked for.
            You can say: "We are investigating this problem. We will tell you more at {{next.update}}."
            Workaround: {{workaround}}
            {{news}}

            Link every ticket to {{incident}}. Next update: {{next.update}}.
            """,
        [MessageStage.Identified] = """
            Subject: {{incident}}: cause known, what to tell customers

            {{title}}. The cause is known, and a fix is being worked on.
            You can say: "We have found the cause and are working on a fix. We will tell you more at {{next.update}}."
            Workaround: {{workaround}}
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.Monitoring] = """
            Subject: {{incident}}: customers can try again

            {{title}}. Since {{mitigated}} customers should no longer be affected; we are watching it.
            You can say: "A fix is in place. Please try again, and tell us if you still see the problem."
            {{news}}

            Tell us{{in.chat}} if anybody still sees it. Next update: {{next.update}}.
            """,
        [MessageStage.Resolved] = """
            Subject: {{incident}} is resolved, tickets can be answered

            {{title}} is resolved. Customers were affected from {{impact.began}} to {{mitigated}}.
            You can say: "The problem is solved. We are sorry for the trouble it caused."
            {{news}}
            """,
        [MessageStage.WithoutNews] = """
            Subject: {{incident}}: no change, what to tell customers

            Nothing has changed since {{last.told}}; work goes on.
            You can say: "We are still working on this. We will tell you more at {{next.update}}."
            Workaround: {{workaround}}
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.PostMortem] = """
            Subject: {{incident}}: what customers may ask afterwards

            {{title}}. Customers were affected from {{impact.began}} to {{mitigated}}.
            Post-mortem, for you only: {{postmortem}}
            {{news}}
            """,
    };

    private static readonly Dictionary<string, string> s_customer = new()
    {
        [MessageStage.Declared] = """
            Subject: We are looking into a problem: {{title}}

            Hello,

            we have noticed a problem: {{title}}. It began: {{impact.began}}.
            {{news}}
            Our team is working on it. We are sorry for the trouble.

            Next update: {{next.update}}.
            """,
        [MessageStage.Investigating] = """
            Subject: We are investigating: {{title}}

            Hello,

            we are investigating this problem: {{title}}. It began: {{impact.began}}.
            {{news}}
            We are sorry for the trouble.

            Next update: {{next.update}}.
            """,
        [MessageStage.Identified] = """
            Subject: We have found the cause: {{title}}

            Hello,

            we have found the cause of this problem and are working on a fix: {{title}}.
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.Monitoring] = """
            Subject: A fix is in place: {{title}}

            Hello,

            a fix is in place for this problem: {{title}}. We are watching it closely. Please tell us if you still see it.
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.Resolved] = """
            Subject: Resolved: {{title}}

            Hello,

            this problem is resolved: {{title}}. It began: {{impact.began}}. It ended: {{mitigated}}.
            {{news}}
            We are sorry for the trouble it caused, and we are looking at how to keep it from happening again.
            """,
        [MessageStage.WithoutNews] = """
            Subject: Still working on it: {{title}}

            Hello,

            we are still working on this problem: {{title}}. There is no change since {{last.told}}.
            {{news}}

            Next update: {{next.update}}.
            """,
        [MessageStage.PostMortem] = """
            Subject: What happened: {{title}}

            Hello,

            you were affected by this problem: {{title}}. It began: {{impact.began}}. It ended: {{mitigated}}.
            {{news}}
            We are sorry for the trouble it caused.
            """,
    };

    private static readonly Dictionary<string, string> s_statusPage = new()
    {
        [MessageStage.Declared] = "Subject: {{title}}\n\nWe are looking into this problem. It began: {{impact.began}}.\n{{news}}\nNext update: {{next.update}}.",
        [MessageStage.Investigating] = "Subject: {{title}}\n\nWe are investigating this problem. It began: {{impact.began}}.\n{{news}}\nNext update: {{next.update}}.",
        [MessageStage.Identified] = "Subject: {{title}}\n\nWe have found the cause and are working on a fix.\n{{news}}\nNext update: {{next.update}}.",
        [MessageStage.Monitoring] = "Subject: {{title}}\n\nA fix is in place, and we are watching it.\n{{news}}\nNext update: {{next.update}}.",
        [MessageStage.Resolved] = "Subject: {{title}}\n\nThis problem is resolved. It began: {{impact.began}}. It ended: {{mitigated}}.\n{{news}}\nWe are sorry for the trouble it caused.",
        [MessageStage.WithoutNews] = "Subject: {{title}}\n\nThere is no change since {{last.told}}. We are still working on it.\n{{news}}\nNext update: {{next.update}}.",
        [MessageStage.PostMortem] = "Subject: {{title}}\n\nThis problem began: {{impact.began}}. It ended: {{mitigated}}.\n{{news}}",
    };

    /// <summary>The templates by stage; null for an audience inside.</summary>
    internal static IReadOnlyDictionary<string, string>? Of(string audience) => audience switch
    {
        "support" => s_support,
        "customer" => s_customer,
        "status-page" => s_statusPage,
        _ => null,
    };
}
