"""How a page for a browser looks, on a screen and on paper: colours and one style sheet."""

INK, QUIET, LINE, MAIN, ALARM = "#1b1b1b", "#4a4a4a", "#c9c9c9", "#1f5f5b", "#8a2f00"
SCALE = (
    ("#eef3f8", INK),
    ("#c6dbef", INK),
    ("#6baed6", INK),
    ("#2171b5", "#fff"),
    ("#08306b", "#fff"),
)
"""Fill and text of a cell by its step: one hue from light to dark, so that it holds without colour
vision and in grey print."""

CSS = f"""
:root{{color-scheme:light}}*{{box-sizing:border-box}}
body{{font:1rem/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:{INK};\
background:#fff;margin:0 auto;max-width:62rem;padding:1.5rem}}
h1{{font-size:1.7rem;line-height:1.2;margin:.5rem 0 1rem}}h2{{font-size:1.25rem;\
margin:2.2rem 0 .8rem;padding-bottom:.2rem;border-bottom:2px solid {MAIN}}}
h3,h2.small{{font-size:1.05rem;margin:1.2rem 0 .3rem;padding:0;border:0}}\
p{{margin:.5rem 0;max-width:48rem}}\
h1,h2,h3,p,li,td,th,dd,dt{{overflow-wrap:break-word}}
.warn{{border-left:6px solid {ALARM};background:#fff4ec;padding:.6rem 1rem;font-weight:600;\
max-width:none}}.dim{{color:{QUIET}}}.strong{{font-weight:600}}
td.warn,dd.warn{{border-left-width:3px;padding:.2rem .6rem}}td.gap{{background:#fff4ec;\
color:{ALARM};font-weight:600}}
.scroll{{overflow-x:auto;margin:.8rem 0}}table{{border-collapse:collapse;width:100%;\
font-size:.95rem}}
caption{{text-align:left;color:{QUIET};padding-bottom:.4rem}}
th,td{{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;\
border-bottom:1px solid {LINE}}}thead th,thead td{{border-bottom:2px solid {MAIN};color:{QUIET}}}
dl{{display:grid;grid-template-columns:minmax(6rem,11rem) 1fr;gap:.15rem 1rem;\
margin:.2rem 0 1rem}}dt{{color:{QUIET};grid-column:1}}dd{{grid-column:2;margin:0;min-width:0;\
overflow-wrap:anywhere}}
ul.boxes{{list-style:none;padding-left:1.6rem}}ul.boxes li{{text-indent:-1.6rem}}\
ul.boxes li::before{{content:"\\2610";display:inline-block;width:1.6rem;text-indent:0}}
li{{margin:.3rem 0;max-width:48rem}}svg.steps{{height:1.05em;width:2.4em;vertical-align:-.12em}}\
small{{color:{QUIET};font-size:.8em;font-weight:400}}table.fine{{font-size:.9rem}}
figure{{margin:1rem 0;display:flex;flex-wrap:wrap;gap:1rem 2.5rem}}svg.map{{display:block;\
flex:0 1 30rem;min-width:0;height:auto}}
figcaption{{display:flex;flex-direction:column;gap:.4rem;padding-top:2.5rem}}
figcaption span{{display:inline-flex;align-items:center;gap:.4rem}}figcaption svg{{width:1.3rem;\
height:1.3rem;flex:none}}
.cards{{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:1rem;\
margin:1rem 0}}
.card{{border:1px solid {LINE};border-top:4px solid {MAIN};border-radius:4px;\
padding:.3rem 1rem 1rem;display:grid;grid-template-rows:subgrid;row-gap:0;\
grid-row:span var(--rows)}}
.card h3{{margin:.5rem 0}}.card dl{{display:contents}}.card dt,.card dd{{grid-column:1}}\
.card dt{{margin-top:.6rem;font-size:.9rem}}.card dd:empty{{min-height:5rem;\
border-bottom:1px solid {QUIET}}}
.blank{{break-inside:avoid;margin:1rem 0}}.blank p{{font-weight:600;margin:0}}\
.blank div{{height:2.1rem;border-bottom:1px solid {QUIET}}}
pre{{background:#f5f5f5;padding:.8rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere;\
font-size:.85rem;border-radius:4px}}
@media(max-width:40rem){{body{{padding:1rem}}h1{{font-size:1.4rem}}dl{{grid-template-columns:1fr;\
gap:0}}dt{{margin-top:.5rem}}dd{{grid-column:1}}figcaption{{flex-flow:row wrap;gap:.3rem 1.1rem;\
padding:0}}.scroll table{{min-width:42rem}}}}
@media print{{@page{{size:A4;margin:16mm 15mm 18mm;\
@bottom-right{{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:{QUIET}}}}}
html{{font-size:9.5pt}}body{{padding:0;max-width:none;line-height:1.4;print-color-adjust:exact;\
-webkit-print-color-adjust:exact}}h1{{margin-top:0}}h2{{margin-top:6mm}}\
table.fine{{font-size:.78rem}}
h2,h3,p:has(+.cards),p:has(+ul){{break-after:avoid}}\
tr,li,dd,.card,.warn,figure,pre{{break-inside:avoid}}p,li,dd{{max-width:none;orphans:3;widows:3}}
.scroll{{overflow:visible}}.cards{{grid-template-columns:repeat(3,1fr);gap:4mm}}\
.card{{padding:0 3mm 3mm}}svg.map{{flex:none;width:95mm}}figcaption{{padding-top:1.5rem}}}}
"""
