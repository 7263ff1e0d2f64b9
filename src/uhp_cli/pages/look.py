"""How a page for a browser looks, on a screen and on paper: colours and one style sheet."""

SCALE = ("#eef3f8", "#c6dbef", "#6baed6", "#2171b5", "#08306b")
"""Fill of a cell by its step: one hue from light to dark, so that it holds without colour vision
and in grey print."""
ON_SCALE = ("#1b1b1b", "#1b1b1b", "#1b1b1b", "#fff", "#fff")

_LIGHT = (
    "--ink:#1b1b1b;--quiet:#4a4a4a;--line:#c9c9c9;--main:#1f5f5b;--alarm:#8a2f00;"
    "--paper:#fff;--glow:#fff4ec;--block:#f5f5f5;--link:#0b4f8a"
)
_DARK = (
    "--ink:#ececec;--quiet:#b9b9b9;--line:#4d4d4d;--main:#6cc5bd;--alarm:#ffb088;"
    "--paper:#151718;--glow:#3a2418;--block:#23272a;--link:#8cc4ff"
)

CSS = f"""
:root{{color-scheme:light dark;{_LIGHT}}}
@media screen and (prefers-color-scheme:dark){{:root{{{_DARK}}}}}
*{{box-sizing:border-box}}
body{{font:1rem/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:var(--ink);\
background:var(--paper);margin:0 auto;max-width:62rem;padding:1.5rem}}
h1{{font-size:1.7rem;line-height:1.2;margin:.5rem 0 1rem}}h2{{font-size:1.25rem;\
margin:2.2rem 0 .8rem;padding-bottom:.2rem;border-bottom:2px solid var(--main)}}
h3,h2.small{{font-size:1.05rem;margin:1.2rem 0 .3rem;padding:0;border:0}}\
p{{margin:.5rem 0;max-width:48rem}}\
h1,h2,h3,p,li,td,th,dd,dt{{overflow-wrap:break-word}}
a{{color:var(--link)}}nav ul{{list-style:none;padding:0;display:flex;flex-wrap:wrap;\
gap:.3rem 1.2rem}}nav li{{margin:0}}nav a{{display:inline-block;padding:.25rem 0}}\
summary{{padding:.25rem 0}}
:target{{scroll-margin-top:1rem;outline:2px solid var(--main);outline-offset:4px}}
.warn{{border-left:6px solid var(--alarm);background:var(--glow);padding:.6rem 1rem;\
font-weight:600;max-width:none}}.dim{{color:var(--quiet)}}.strong{{font-weight:600}}
td.warn,dd.warn{{border-left-width:3px;padding:.2rem .6rem}}td.gap{{background:var(--glow);\
color:var(--alarm);font-weight:600}}
.scroll{{overflow-x:auto;margin:.8rem 0}}table{{border-collapse:collapse;width:100%;\
font-size:.95rem}}
caption{{text-align:left;color:var(--quiet);padding-bottom:.4rem}}
th,td{{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;\
border-bottom:1px solid var(--line)}}\
thead th,thead td{{border-bottom:2px solid var(--main);color:var(--quiet)}}
dl{{display:grid;grid-template-columns:minmax(6rem,11rem) 1fr;gap:.15rem 1rem;\
margin:.2rem 0 1rem}}dt{{color:var(--quiet);grid-column:1;min-width:0;overflow-wrap:anywhere}}\
dd{{grid-column:2;margin:0;min-width:0;overflow-wrap:anywhere}}
ul.boxes{{list-style:none;padding-left:1.6rem}}ul.boxes li{{text-indent:-1.6rem}}\
ul.boxes li::before{{content:"\\2610";display:inline-block;width:1.6rem;text-indent:0}}
li{{margin:.3rem 0;max-width:48rem}}.steps{{letter-spacing:.05em;white-space:nowrap}}\
small{{color:var(--quiet);font-size:.8em;font-weight:400}}table.fine{{font-size:.9rem}}
details{{margin:.3rem 0 1rem}}summary{{color:var(--link);cursor:pointer}}
figure{{margin:1rem 0;display:flex;flex-wrap:wrap;gap:1rem 2.5rem}}svg.map{{display:block;\
flex:0 1 30rem;min-width:0;height:auto;fill:var(--ink)}}
svg .gap{{fill:none;stroke:var(--alarm)}}svg .gap+text{{fill:var(--alarm)}}
figcaption{{display:flex;flex-direction:column;gap:.4rem;padding-top:2.5rem}}
figcaption span{{display:inline-flex;align-items:center;gap:.4rem}}figcaption svg{{width:1.3rem;\
height:1.3rem;flex:none}}
.cards{{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:1rem;\
margin:1rem 0}}
.card{{border:1px solid var(--line);border-top:4px solid var(--main);border-radius:4px;\
padding:.3rem 1rem 1rem;display:grid;grid-template-rows:subgrid;row-gap:0;\
grid-row:span var(--rows)}}
.card h3{{margin:.5rem 0}}.card dl{{display:contents}}.card dt,.card dd{{grid-column:1}}\
.card dt{{margin-top:.6rem;font-size:.9rem}}.card dd:empty{{min-height:5rem;\
border-bottom:1px solid var(--quiet)}}
.blank{{break-inside:avoid;margin:1rem 0}}.blank p{{font-weight:600;margin:0}}\
.blank div{{height:2.1rem;border-bottom:1px solid var(--quiet)}}
pre{{background:var(--block);padding:.8rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere;\
font-size:.85rem;border-radius:4px}}
@media screen and (max-width:40rem){{body{{padding:1rem}}h1{{font-size:1.4rem}}\
dl{{grid-template-columns:1fr;gap:0}}dt{{margin-top:.5rem}}dd{{grid-column:1}}\
figcaption{{flex-flow:row wrap;gap:.3rem 1.1rem;padding:0}}.scroll{{overflow:visible}}\
nav ul{{flex-direction:column;gap:0}}
table,caption,tbody,tr{{display:block}}thead{{position:absolute;width:1px;height:1px;\
overflow:hidden;clip-path:inset(50%)}}tr{{border:1px solid var(--line);\
border-top:4px solid var(--main);border-radius:4px;padding:.4rem .8rem;margin:0 0 .8rem}}
tbody th,tbody td{{display:grid;grid-template-columns:minmax(5.5rem,34%) minmax(0,1fr);\
gap:0 .8rem;border:0;padding:.2rem 0}}tbody td.warn,tbody td.gap{{padding:.2rem .6rem}}\
tbody [data-label]::before{{content:attr(data-label);color:var(--quiet);font-weight:400}}\
tbody :not([data-label])>div{{grid-column:1/-1}}tbody td>div:empty{{display:none}}}}
@media print{{@page{{size:A4;margin:16mm 15mm 18mm;\
@bottom-right{{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:#4a4a4a}}}}
html{{font-size:9.2pt}}li{{margin:.12rem 0}}body{{padding:0;max-width:none;line-height:1.4;\
print-color-adjust:exact;\
-webkit-print-color-adjust:exact}}h1{{margin-top:0}}h2{{margin-top:6mm}}\
table.fine{{font-size:.78rem}}a{{color:inherit;text-decoration:none}}
h2,h3,p:has(+.cards),p:has(+ul){{break-after:avoid}}\
tr,li,dd,.warn,figure,pre{{break-inside:avoid}}p,li,dd{{max-width:none;orphans:3;widows:3}}
.scroll{{overflow:visible}}.cards{{grid-template-columns:repeat(3,1fr);gap:4mm}}\
.card{{padding:0 3mm 3mm}}svg.map{{flex:none;width:95mm}}figcaption{{padding-top:1.5rem}}
nav,.glossary,.back{{display:none}}details::details-content{{content-visibility:visible;\
display:block;height:auto}}summary{{display:none}}
.appendix,.leaf+*{{break-before:page}}
.leaf{{display:flex;flex-direction:column;min-height:252mm;font-size:9pt}}\
h1+.leaf{{min-height:236mm}}.leaf h2{{margin:2.5mm 0 1mm;padding:0}}.leaf p{{margin:.5mm 0}}\
.leaf ul{{columns:2;margin:.5mm 0}}.leaf li{{margin:.4mm 0}}.leaf .cards{{margin:1.5mm 0}}\
.leaf .card{{padding:0 2.5mm 1.5mm;line-height:1.25}}.leaf .card h3{{margin:1mm 0}}\
.leaf .card dt{{margin-top:.8mm}}.leaf .card dd:empty{{min-height:8mm}}
.leaf .blank{{flex:1;display:flex;flex-direction:column;margin:1mm 0;min-height:10mm}}\
.leaf .blank div{{flex:1;height:auto;min-height:5mm}}\
.leaf .blank:not(:has(div+div)){{flex-direction:row;gap:3mm;align-items:end;\
min-height:6mm;margin:.5mm 0}}\
.leaf th,.leaf td{{padding:.7mm 2mm .7mm 0}}.leaf table{{font-size:.92em}}\
.leaf dl{{margin:.5mm 0;gap:.3mm 3mm}}.leaf h3{{margin:2mm 0 .5mm}}.leaf .scroll{{margin:.5mm 0}}}}
"""
