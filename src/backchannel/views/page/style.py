"""The style sheet of the page: calm to read on a narrow and on a wide screen, and legible in print without colour."""

from __future__ import annotations

STYLE = """
:root { --ink: #1d1d1d; --soft: #555; --rule: #bbb; --pale: #f3f1ec; --link: #1b4a72; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 62rem; color: var(--ink); background: #fff;
  font: 1rem/1.55 Charter, "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", "Liberation Serif",
  "Noto Serif CJK SC", "Songti SC", serif; font-variant-numeric: lining-nums tabular-nums; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; break-after: avoid; font-weight: 600; }
h1 { font-size: 1.9rem; margin: .5rem 0 1rem; }
h2 { font-size: 1.45rem; margin: 3.5rem 0 1rem; padding-top: .6rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.12rem; margin: 2.2rem 0 .6rem; }
h4 { font-size: 1rem; margin: 1.5rem 0 .4rem; font-weight: 400; }
p, dd, li { max-width: 44rem; }
p { margin: .5rem 0; orphans: 3; widows: 3; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
a.r { text-decoration: none; white-space: nowrap; }
a.r:hover, a.r:focus { text-decoration: underline; }
a.out, code { overflow-wrap: anywhere; }
:target { background: #fdf3cf; }
code { font: .8em/1.4 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; color: var(--soft); }
blockquote { margin: .4rem 0 .8rem; padding-left: 1rem; border-left: 3px solid var(--ink); max-width: 44rem; font-size: 1.08rem; }
.question { font-style: italic; font-size: 1.08rem; }
.note { color: var(--soft); font-size: .94rem; }
.see, .grounds, .cited, .few { color: var(--soft); font-size: .9rem; }
.few b { color: var(--ink); }
ul, ol { padding-left: 1.3rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; margin: 1.2rem 0; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; }
dl.rules dt { font-weight: 600; margin-top: .9rem; break-after: avoid; }
dl.rules dd { margin: .1rem 0 0; }
nav { margin: 2rem 0; padding: .8rem 1.2rem; border: 1px solid var(--rule); }
nav h2 { all: unset; display: block; font-weight: 600; }
nav ol { margin: .4rem 0 0; columns: 17rem 2; column-gap: 2.5rem; }
nav li { break-inside: avoid; }
nav .within { font-size: .88rem; }
.badge { white-space: nowrap; font-weight: 600; font-size: .92em; }
.badge .sign { display: inline-block; min-width: 1.5em; padding: 0 .25em; border: 1.5px solid currentColor; border-radius: .25em;
  text-align: center; line-height: 1.3; }
.borne-out, .holds { color: #00614a; } .borne-out-with-exceptions { color: #00614a; }
.open { color: #7a5200; } .contradicted, .fails { color: #a83c00; }
.not-testable-here, .informs, .true-by-construction { color: var(--soft); }
h3 .badge { margin-left: .6rem; }
.mark { border: 1px solid var(--ink); border-left-width: 5px; padding: .45rem .8rem; max-width: 44rem; }
.thesis { margin-top: 2.6rem; }
.test { margin: 1rem 0; padding-left: 1rem; border-left: 1px solid var(--rule); }
.test p { margin: .25rem 0; }
.asked { font-style: italic; break-after: avoid; }
.scroll, .drawing { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .92rem; line-height: 1.4; min-width: 100%; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--rule); }
thead th { border-bottom: 1.5px solid var(--ink); vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 400; min-width: 8rem; }
th.n, td.n { text-align: right; white-space: nowrap; }
td.n a { color: inherit; text-decoration: none; border-bottom: 1px dotted var(--rule); }
table.small { font-size: .82rem; }
table.audit tbody th, table.judged tbody th { min-width: 0; }
table.audit td:nth-child(2) { min-width: 15rem; }
table.audit td:nth-child(3) { min-width: 8.5rem; }
table.audit td:nth-child(4) { min-width: 16rem; }
table.audit td .badge { white-space: normal; }
table.grid td { text-align: center; min-width: 4.2rem; }
table.grid tbody th { min-width: 14rem; }
table.grid thead th:not(:first-child) { text-align: center; font-weight: 400; }
table.judged td:nth-child(2) { white-space: nowrap; }
table.judged td:nth-child(4) { min-width: 18rem; width: 80%; }
.entry .scroll { margin: .4rem 0 1.6rem; }
figure { margin: 2rem 0; }
figure svg { display: block; max-width: 100%; height: auto; }
figcaption { font-size: .9rem; max-width: 44rem; margin-top: .4rem; }
ol.records { padding-left: 2.6rem; font-size: .92rem; }
ol.records li, ul.works li { margin: .45rem 0; break-inside: avoid; }
ul.works { font-size: .92rem; list-style: none; padding: 0; }
ul.works li { padding-left: 1.4rem; text-indent: -1.4rem; }
.entry { margin: 1.1rem 0; font-size: .95rem; }
.entry p { margin: .2rem 0; }
footer { margin-top: 4rem; padding-top: .6rem; border-top: 1px solid var(--rule); }
@media (max-width: 40rem) {
  body { padding: 1rem .9rem 3rem; }
  h1 { font-size: 1.45rem; } h2 { font-size: 1.25rem; }
  dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .5rem; }
  figure svg { max-width: none; width: 46rem; }
  nav ol { columns: 1; }
  table.audit thead { display: none; } table.audit, table.audit tbody, table.audit tr { display: block; }
  table.audit th, table.audit td { display: block; border: 0; padding: .1rem 0; min-width: 0 !important; }
  table.audit tr { border-bottom: 1px solid var(--rule); padding: .5rem 0; }
}
@page { size: A4; margin: 20mm 18mm 20mm 22mm; @bottom-center { content: counter(page); font: 9pt serif; } }
@page across { size: A4 landscape; margin: 15mm; }
@media print {
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; line-height: 1.42; }
  a { color: inherit; text-decoration: none; }
  td.n a { border: 0; }
  :target { background: none; }
  h1 { font-size: 19pt; } h2 { font-size: 15pt; margin-top: 9mm; } h3 { font-size: 11.5pt; }
  p, dd, li, blockquote, figcaption, .mark { max-width: none; }
  .scroll, .drawing { overflow: visible; margin: 3mm 0; }
  table { font-size: 8.6pt; width: 100%; } table.small { font-size: 7.6pt; }
  table td:nth-child(n), table tbody th, table.grid tbody th { min-width: 0; }
  th, td { padding-right: 2mm; }
  table.grid tbody th { width: 34%; } table.grid thead th:not(:first-child) { font-size: 7pt; }
  table.variants td:nth-child(2) { width: 38%; } table.variants td:nth-child(3) { width: 28%; }
  thead { display: table-header-group; } tr, .drawing, figure, .mark { break-inside: avoid; }
  figure svg { max-width: 100%; max-height: 225mm; width: auto; height: auto; margin: 0 auto; }
  figure.broad { page: across; margin: 0; }
  figure.broad svg { max-height: 158mm; width: 100%; }
  nav { break-inside: avoid; }
  table.behind { font-size: 6.6pt; } code { font-size: 7pt; }
  .test { margin: 2.5mm 0; } .thesis { margin-top: 6mm; } .entry { break-inside: auto; }
}
"""
