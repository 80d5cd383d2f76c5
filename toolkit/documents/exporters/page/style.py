"""The style of the page: one column of text, contents beside it, light and dark, and print."""

STYLE = """
:root{--accent:#1F4E5F;--ink:#20292E;--muted:#566269;--paper:#fff;--side:#F5F8F9;--tint:#E9F0F2;--hair:#C5D0D4;
--alert:#A4262C;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--accent:#8CC3D6;--ink:#E4EAED;--muted:#A5B2B8;--paper:#14191C;--side:#1A2125;
--tint:#212C31;--hair:#3A474D;--alert:#FF9B9B}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1.5rem}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 Carlito,Calibri,"Segoe UI",system-ui,sans-serif;
display:grid;grid-template-columns:19rem minmax(0,1fr)}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
nav.side{position:sticky;top:0;align-self:start;height:100vh;overflow:auto;background:var(--side);
border-right:1px solid var(--hair);padding:2rem 1.25rem;font-size:.9rem;line-height:1.4}
nav.side p{margin:0 0 .75rem;font-weight:700;font-size:.78rem;letter-spacing:.08em;text-transform:uppercase;color:var(--muted)}
nav.side ol{list-style:none;margin:0;padding:0}
nav.side a{display:grid;grid-template-columns:2.4rem 1fr;padding:.25rem .4rem;color:inherit;text-decoration:none;border-radius:.25rem}
nav.side a:hover{background:var(--tint);color:var(--accent)}
nav.side .level-1{margin-top:.45rem;font-weight:600}
nav.side .level-2 a{padding-left:.9rem;color:var(--muted)}
nav.side .number{color:var(--muted);font-variant-numeric:tabular-nums;font-weight:400}
main{padding:3.5rem clamp(1.25rem,5vw,5rem) 6rem;max-width:66rem}
header .kind{margin:0;color:var(--accent);font-weight:700;font-size:.85rem;letter-spacing:.1em;text-transform:uppercase}
h1{font-size:2.6rem;line-height:1.15;margin:.4rem 0 .3rem}
header .subtitle{margin:0;font-size:1.2rem;color:var(--muted)}
header{padding-bottom:1.4rem;margin-bottom:1.8rem;border-bottom:3px solid var(--accent)}
.draft-mark,.callout.draft .title,.callout.warning .title{color:var(--alert);font-weight:700}
h2,h3,h4,h5,h6{line-height:1.25;margin:2.4em 0 .6em;break-after:avoid}
h2{font-size:1.6rem;color:var(--accent)}h3{font-size:1.25rem}h4{font-size:1.05rem;color:var(--accent)}h5,h6{font-size:1rem;color:var(--muted)}
h2 .number,h3 .number,h4 .number{font-weight:400;margin-right:.35em}
p{margin:0 0 .85em}p.lead{font-size:1.15rem;color:var(--muted)}p.small{font-size:.85rem;color:var(--muted)}
p.note{border-left:3px solid var(--accent);padding-left:.9rem;color:var(--muted);font-size:.95rem}
p.label{font-size:.78rem;font-weight:700;letter-spacing:.06em;text-transform:uppercase;color:var(--muted);margin-bottom:.3em}
.muted{color:var(--muted)}.accent{color:var(--accent);font-weight:600}
ul,ol{padding-left:1.6rem;margin:0 0 1em}li{margin:.25em 0}
.scroll{overflow-x:auto;margin:1.4rem 0 1.8rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.45;border-bottom:1.5px solid var(--accent)}
caption{text-align:left;color:var(--muted);padding-bottom:.5rem}
th{background:var(--tint);color:var(--accent);text-align:left;border-top:1.5px solid var(--accent);border-bottom:1px solid var(--accent)}
th,td{padding:.5rem .65rem;vertical-align:top}tbody td{border-bottom:1px solid var(--hair)}
td p:last-child,dd p:last-child,td ul:last-child{margin-bottom:0}
.number{font-variant-numeric:tabular-nums}th.number,td.number{text-align:right;white-space:nowrap}
td.key{white-space:nowrap}tr.group td{font-weight:700;color:var(--accent);padding-top:1rem}
tfoot td{font-weight:700;border-top:1.5px solid var(--accent)}
:target{background:color-mix(in srgb,var(--accent) 12%,transparent)}
.card{border-top:1.5px solid var(--accent);border-bottom:1px solid var(--hair);margin:1.2rem 0;break-inside:avoid}
.card .title{background:var(--tint);margin:0;padding:.5rem .7rem;font-weight:700}.card .key{color:var(--accent);margin-right:.5em}
dl{margin:0}dl>div{display:grid;grid-template-columns:10.5rem 1fr;gap:1rem;padding:.4rem .7rem;border-top:1px solid var(--hair)}
dl>div:first-child{border-top:0}dt{color:var(--muted);font-size:.9rem}dd{margin:0}
.facts{margin:0 0 2rem;max-width:40rem}.facts dl>div{padding-left:0}
blockquote{margin:1rem 0;padding:.1rem 0 .1rem 1.1rem;border-left:3px solid var(--hair);color:var(--muted);font-style:italic}
blockquote footer{font-style:normal;font-size:.9rem}
pre{background:var(--side);border:1px solid var(--hair);padding:.8rem 1rem;overflow:auto}
code{font-family:"Liberation Mono",Consolas,monospace;font-size:.88em}
hr{border:0;border-top:1px solid var(--hair);margin:2rem 0}
.callout{background:var(--side);border-left:4px solid var(--accent);padding:.9rem 1.1rem;margin:1.2rem 0}
.callout .title{font-weight:700;margin-bottom:.3em}.callout.draft,.callout.warning{border-color:var(--alert)}
figure{margin:1.6rem 0}figure img{max-width:100%;background:#fff}figcaption{color:var(--muted);font-size:.92rem;margin-top:.4rem}
.signatures{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:2.5rem;margin:1.5rem 0;break-inside:avoid}
.place p{margin:0}.place .party{font-size:.78rem;font-weight:700;letter-spacing:.08em;text-transform:uppercase;color:var(--accent)}
.place .name{font-weight:700}.place .fill{border-bottom:1px solid var(--muted);margin-top:.8rem;font-size:.9rem}.place .line{margin-top:2.8rem;border-top:1px solid var(--muted);font-size:.8rem;color:var(--muted)}
.notes{font-size:.88rem;color:var(--muted);border-top:1px solid var(--hair);margin-top:3rem;padding-top:1rem}
.end{margin-top:4rem;padding-top:.8rem;border-top:1px solid var(--hair);font-size:.85rem;color:var(--muted)}
.print-contents{display:none}
@media(max-width:60rem){body{display:block}nav.side{position:static;height:auto;max-height:50vh;border-right:0;border-bottom:1px solid var(--hair)}
h1{font-size:2rem}dl>div{grid-template-columns:1fr;gap:.1rem}}
@media print{:root{--accent:#1F4E5F;--ink:#20292E;--muted:#566269;--paper:#fff;--side:#F5F8F9;--tint:#E9F0F2;--hair:#C5D0D4;--alert:#A4262C}
@page{size:A4;margin:22mm 20mm}body{display:block;font-size:10pt}nav.side,.skip{display:none}main{padding:0;max-width:none}
.print-contents{display:block;break-after:page}.print-contents ol{list-style:none;padding:0}.print-contents a{text-decoration:none;color:inherit}
.print-contents .level-2{padding-left:1.5rem}.scroll{overflow:visible}thead{display:table-header-group}tfoot{display:table-row-group}
tr,.place,.callout{break-inside:avoid}.page-break,.approval{break-before:page}:target{background:none}}
"""
