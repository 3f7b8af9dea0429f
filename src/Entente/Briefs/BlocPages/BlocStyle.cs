namespace Entente.Briefs.BlocPages;

/// <summary>What pages of blocs have besides the brief's style.</summary>
public static class BlocStyle
{
    public static string Sheet => """
        :root { --b0: #1f5f99; --b1: #b3341f; --b2: #2c7a4b; --b3: #8a5a00; --b4: #6a3fa0; --b5: #0f7c85; --b6: #a3206a; --bm: #77756f; --bn: #b9b6ad; --foe: #a3203a; --friend: #7fa8c9; }
        @media (prefers-color-scheme: dark) { :root { --b0: #5b9bd5; --b1: #e8826d; --b2: #66bb8a; --b3: #d9a441; --b4: #b394e6; --b5: #4cc0c9; --b6: #e57bb4; --bm: #98968f; --bn: #5b5a56; --foe: #f08095; --friend: #3f6384; } }
        .b-0 { --b: var(--b0); } .b-1 { --b: var(--b1); } .b-2 { --b: var(--b2); } .b-3 { --b: var(--b3); } .b-4 { --b: var(--b4); } .b-5 { --b: var(--b5); } .b-6 { --b: var(--b6); } .b-more { --b: var(--bm); } .b-none { --b: var(--bn); }
        .ribbon { fill: var(--b); opacity: .25; } .ribbon.moved { opacity: .55; } .box, .run { fill: var(--b); } svg.blocs text.in { fill: var(--paper); font-weight: 600; font-size: 10px; }
        .friend rect { fill: var(--friend); } .foe rect { fill: var(--foe); } .foe path { stroke: var(--paper); stroke-width: 1; } .edge { stroke: var(--ink); stroke-width: 1; fill: none; }
        .net path { fill: none; } .friendly { stroke: var(--friend); stroke-width: .8; opacity: .55; } .hostile { stroke: var(--foe); stroke-width: 1.1; stroke-dasharray: 4 3; opacity: .8; }
        .swatch { display: inline-block; width: .8em; height: .8em; margin-right: .35em; background: var(--b); } .swatch.foe { --b: var(--foe); } .swatch.friend { --b: var(--friend); }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: 0; margin: .3rem 0; font: .78rem/1.5 system-ui, sans-serif; color: var(--soft); }
        svg.blocs text.px-1 { font-size: 1px; } svg.blocs text.px-2 { font-size: 2px; } svg.blocs text.px-3 { font-size: 3px; } svg.blocs text.px-4 { font-size: 4px; } svg.blocs text.px-5 { font-size: 5px; } svg.blocs text.px-6 { font-size: 6px; }
        svg.blocs text.px-7 { font-size: 7px; } svg.blocs text.px-8 { font-size: 8px; } svg.blocs text.px-9 { font-size: 9px; } svg.blocs text.px-10 { font-size: 10px; } svg.blocs text.px-11 { font-size: 11px; }
        table.list { border-collapse: collapse; width: 100%; font: .84rem/1.45 system-ui, sans-serif; margin: .5rem 0 1rem; } table.list caption { text-align: left; font-weight: 600; padding: .3rem 0; }
        table.list th, table.list td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-top: 1px solid var(--rule); font-weight: 400; } table.list thead th { font-weight: 600; border-top: 0; }
        table.list th[scope=row] { white-space: nowrap; } table.list .num { text-align: right; } .scroll { overflow-x: auto; } details summary { font-size: .84rem; padding: .3rem 0; }
        .all { overflow: auto; max-width: 100%; max-height: 80vh; border: 1px solid var(--rule); } .all:focus-visible { outline: 2px solid var(--reported); outline-offset: 1px; }
        .all .row { display: flex; width: max-content; } .all .head { position: sticky; top: 0; z-index: 2; background: var(--paper); } .all .side { position: sticky; left: 0; z-index: 1; background: var(--paper); padding: 0; margin: 0 !important; border: 0; }
        .all svg { display: block; width: auto; max-width: none; flex: none; } .all text { fill: var(--ink); font-family: system-ui, sans-serif; } .with { fill: var(--friend); } .against { fill: var(--foe); }
        .map path { stroke: var(--paper); stroke-width: .5; } .map .land { fill: var(--b); } .map .other { fill: var(--rule); } .map .nobody { fill: none; stroke: var(--rule); } .map .spot { stroke-width: 7; stroke-linecap: round; stroke: var(--b); }
        @media print { .all { overflow: visible; max-height: none; zoom: .28; } .all .side.narrow { display: none; } }
        @media (max-width: 42rem) { table.list th[scope=row] { white-space: normal; } }
        @media print { .narrow { display: none; } .wide { display: block; } svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; } figure { break-inside: avoid; } }

        """;
}
