"""A small case that fills every column of every table, and rows drawn from the declarations of the tables."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from backchannel.case.cells import Choice, Date, Number, Reading, Ref, Refs, Slug, Texts
from backchannel.case.nouns import Column
from backchannel.case.tables import Table

SMALL = {
    "case.toml": """[case]
title = "毛泽东 и Сталин"
question = "Who told whom?"
period = "1949-01/1950-07"
authors = ["A", "B"]

[dates]
approximate = "5d"

[transit]
telegram = "2d"
meeting = "0d"

[groups]
g1 = 0.4

[[inquiry]]
id = "who-knew"
kind = "knew"
claim = "the-plan"
actors = ["mao", "김일성"]
by = 1950-05-14

[[inquiry]]
id = "way"
kind = "channel"
claim = "the-plan"
to = "mao"

[[inquiry]]
id = "quiet"
kind = "silence"
between = ["сталин", "mao"]
topic = "korea"
during = "1950-01/1950-04"

[[inquiry]]
id = "turn"
kind = "shift"
actor = "сталин"
claim = "the-plan"

[[inquiry]]
id = "meant"
kind = "referent"
phrase = "the new situation"
record = "r1"
actor = "сталин"
after = "1949-11-05"
topics = ["korea"]

[[inquiry]]
id = "odds"
kind = "weigh"
hypotheses = "all"

[[inquiry]]
id = "played"
kind = "game"
game = "g"
variant = "v"
""",
    "actors.csv": """id,name,kind,country,aliases,wikidata,note
mao,毛泽东,person,China,Mao;毛,Q5816,
сталин,Сталин,person,USSR,Filippov,,
김일성,김일성,person,DPRK,,,"two
lines"
politburo,Politburo,organisation,USSR,,,
public,The public,public,,,,
""",
    "records.csv": """id,kind,date,received,from,to,via,cc,place,title,summary,archive,released,release_note,url,attested_by,verified,state,version_of,note
r1,telegram,1950-01-30,1950-01-31,сталин,김일성,politburo,mao,Moscow,One,"He says ""yes"",
and more",AP RF,1993,,,book;r2,text,sent,r2,
r2,meeting,1950-02~,,сталин;mao,сталин;mao,,,,Two,,,,,,,secondary,draft,,
""",
    "claims.csv": """id,statement,kind,origin,since,until,topic,note
the-plan,There is a plan.,plan,сталин,1950-01-30,1950-06-25,korea,
""",
    "conveys.csv": """record,claim,stance,speaker,reader,passage,note
r1,the-plan,asserts,сталин,,p. 1,
r2,the-plan,denies,,book,,
""",
    "hypotheses.csv": """id,label,statement,prior_low,prior,prior_high,proponents,note
h1,One,It was one.,0.2,0.3,0.4,Somebody,
h2,Two,It was two.,0.6,0.7,0.8,,
""",
    "evidence.csv": """id,statement,kind,records,group,released,sources,note
e1,A telegram.,presence,r1,g1,1993,book,
e2,No letter.,absence,,g1,,,
""",
    "likelihoods.csv": """evidence,hypothesis,low,mode,high,judge,after,given,rationale
e1,h1,0.2,0.3,0.4,me,book,e2,
e1,h2,0.5,0.6,0.7,me,,,
e2,h1,0.4,0.5,0.6,me,,,
e2,h2,0.3,0.4,0.5,me,,,
""",
    "members.csv": """group,actor,from,to,note
politburo,сталин,1922,1953,
""",
    "frames.csv": """id,series,actors,during,topics,completeness_low,completeness_high,note
f1,Telegrams,сталин;mao,1950,korea,0.5,0.9,
""",
    "theses.csv": """id,statement,inquiries,source,note
t1,He knew.,who-knew: mao knew & 김일성 not known;quiet: none,book,
t2,He chose.,played: path holds;odds: h1|h2 above 0.5,,
""",
    "references.json": """[
  {"id": "book", "title": "A book", "author": [{"family": "Shen"}], "issued": {"date-parts": [[2000]]}},
  {
    "id": "other"
  }
]
""",
    "games/g.yaml": """title: A game
players: [сталин, mao]
stakes:
  сталин: {land: {weight: [1, 2, 3], note: Much.}}
  mao: {peace: {weight: [1, 2, 3]}}
chances: {war: [0.1, 0.2, 0.3]}
beliefs: {mao: {war: [0.2, 0.3, 0.4]}}
outcomes:
  calm: {mao: {peace: 1}}
  fight: {сталин: {land: 0.5}, mao: {peace: -1}}
tree:
  at: start
  player: сталин
  date: 1950
  knows: [the-plan]
  choose:
    wait: {outcome: calm}
    go:
      chance: luck
      odds: {bad: war, good: rest}
      choose: {bad: {outcome: fight}, good: {outcome: calm}}
observed: [go, bad]
uses: [e1]
variants:
  v: {note: Less., remove: [[start, wait]], set: {stakes: {mao: {peace: [0, 0, 0]}}, chances: {war: [0, 0.5, 1]}}}
profiles:
  h1: {stakes: {сталин: {land: [2, 3, 4]}}, chances: {war: [0.1, 0.2, 0.3]}}
""",
}


def build(folder: Path, **contents: str | bytes | None) -> Path:
    """Write the small case; a file may be given other contents, under its name without dots, or None to leave it out.

    Args:
        folder: where; it is made.
        contents: ``records_csv="…"``, ``games_g_yaml=None``.
    """
    (folder / "games").mkdir(parents=True, exist_ok=True)
    for name, text in SMALL.items():
        content = contents.pop(name.replace(".", "_").replace("/", "_"), text)
        if content is not None:
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert not contents, contents
    return folder


def problem_lines(problems: Any) -> set[tuple[str, int, str]]:
    return {(p.file, p.line, p.column) for p in problems}


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";"), max_size=12).map(
    lambda t: unicodedata.normalize("NFC", t).strip()
)
slugs = st.text("abyz09ж毛김", min_size=1, max_size=5)
dates = st.sampled_from(["1950", "1950-05~", "195X", "1950-05-14T05:30", "1949/..", "[1949,1950]", "-0044"])


def value_of(col: Column) -> st.SearchStrategy[str]:
    """Return texts that may stand in a cell of a column."""
    cell = col.cell
    drawn: st.SearchStrategy[str] = texts.filter(bool)
    if isinstance(cell, Slug | Ref):
        drawn = slugs
    elif isinstance(cell, Refs | Texts):
        drawn = st.lists(slugs, min_size=1, max_size=3).map(";".join)
    elif isinstance(cell, Choice):
        drawn = st.sampled_from(cell.words)
    elif isinstance(cell, Date):
        drawn = dates
    elif isinstance(cell, Number):
        drawn = st.integers(1, 99).map(lambda n: str(n / 100))
    return drawn if col.required else st.just("") | drawn


@st.composite
def nouns_of(draw: Any, table: Table[Any]) -> Any:
    """Return one noun of a table, read from texts."""
    read = {c.attribute: c.cell.read(draw(value_of(c)), Reading()) for c in table.columns}
    return table.noun(**read)
