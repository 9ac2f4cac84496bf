namespace VtOperate.Core.Reports;

/// <summary>The style of a page: readable on a phone, in light and dark, and on paper.</summary>
internal static class PageStyle
{
    private const string Rules = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
        main,header,footer{max-width:60rem;margin:0 auto;padding:0 1rem}
        header{padding-top:1.5rem}
        footer{padding-top:1rem;padding-bottom:2rem;color:var(--muted);font-size:.875rem}
        h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 .75rem}
        h2{font-size:1.2rem;line-height:1.3;margin:2rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--rule)}
        h3{font-size:1rem;margin:1.25rem 0 .25rem}
        p{margin:.5rem 0}
        a{color:var(--accent)}
        code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
        .label{color:var(--muted);margin:0}
        .muted{color:var(--muted)}
        .alarm{color:var(--alarm);font-weight:600}
        .said{white-space:pre-wrap}
        .notice{background:var(--panel);border:1px solid var(--muted);border-radius:.4rem;padding:.6rem .8rem;margin:.75rem 0}
        .badge{display:inline-block;margin:.1rem 0;padding:.05rem .5rem;white-space:nowrap;border-radius:.4rem;color:var(--badge);font-weight:600;font-size:.875rem;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        .severity1{background:var(--severity1)}
        .severity2{background:var(--severity2)}
        .severity3{background:var(--severity3)}
        .severity4{background:var(--severity4)}
        .severity0{background:var(--severity0)}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.5rem;margin:.75rem 0;padding:0}
        .facts div{background:var(--panel);border-radius:.4rem;padding:.5rem .7rem}
        .facts dt{color:var(--muted);font-size:.8125rem}
        .facts dd{margin:0;font-weight:600}
        .wide{overflow-x:auto;margin:.5rem 0}
        table{border-collapse:collapse;width:100%;font-size:.9375rem}
        caption{text-align:left;color:var(--muted);font-size:.875rem;padding:.25rem 0}
        th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--rule)}
        td time,th time{white-space:nowrap}
        thead th{color:var(--muted);font-size:.8125rem;font-weight:600}
        tbody th{font-weight:600}
        th.number,td.number{text-align:right}
        .figures th,.figures td{overflow-wrap:break-word}
        .figures td,thead th{white-space:nowrap}
        ul{margin:.5rem 0;padding-left:1.25rem}
        figure{margin:.75rem 0}
        figcaption{color:var(--muted);font-size:.875rem}
        .chart{display:block;width:calc(100% - 12px);margin:0 6px;overflow:visible;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:12px}
        .chart text{fill:var(--ink)}
        .chart text.axis{fill:var(--muted)}
        .chart .track{stroke:var(--rule);stroke-width:1}
        .chart .line{stroke:var(--muted);stroke-width:1}
        .chart .bar0{fill:var(--accent)}
        .chart .bar1{fill:var(--severity1)}
        .chart .bar2{fill:var(--severity2)}
        .chart .bar3{fill:var(--severity3)}
        .chart .bar4{fill:var(--severity4)}
        .chart .bar5{fill:var(--severity0)}
        .chart .edge{stroke:var(--paper);stroke-width:1}
        .chart .hatch{stroke:var(--muted);stroke-width:12;stroke-dasharray:2 4}
        .chart .mark{fill:var(--ink);stroke:var(--ink);stroke-width:2}
        .chart .late{fill:var(--paper);stroke:var(--ink);stroke-width:2}
        .chart .tick{stroke:var(--accent);stroke-width:2}
        .chart .middle{stroke:var(--ink);stroke-width:4}
        @media screen and (min-width:40.01rem){.chart{font-size:13px}}
        @media print,screen and (min-width:40.01rem){.cards td,.cards th{min-width:5.5rem}}
        @media screen and (max-width:40rem){.figures th,.figures td{padding-right:.4rem}.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.cards,.cards caption,.cards tbody,.cards tbody tr,.cards tbody th,.cards td{display:block}.cards tbody tr{border-bottom:1px solid var(--rule);padding:.4rem 0}.cards tbody th,.cards td{border:0;padding:.1rem 0;text-align:left}.cards td::before{content:attr(data-label) ": ";color:var(--muted)}}
        @media print{body{font-size:10.5pt}main,header,footer{max-width:none;padding-left:0;padding-right:0}.wide{overflow:visible}h1,h2,h3{break-after:avoid}figure,tr,.facts div,.notice{break-inside:avoid}thead{display:table-header-group}a{color:inherit}.chart{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        @page{margin:15mm}

        """;

    /// <summary>The whole style.</summary>
    internal static string Css { get; } = PageColors.Css() + Rules.ReplaceLineEndings("\n");
}
