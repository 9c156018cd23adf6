"""A small case in a folder that asks every kind of question, its texts made of any words."""

import csv
import json

TOML = """
[case]
title = {title}
question = {text}
period = "1950-01/1950-06"
authors = [{text}]
licence = {text}
summary = {text}

[transit]
telegram = "2d"

[[inquiry]]
id = "who"
kind = "knew"
claim = "plan"
actors = ["ann", "bo", "cy"]
by = "1950-03-01"

[[inquiry]]
id = "when-told"
kind = "channel"
claim = "plan"
to = "cy"

[[inquiry]]
id = "quiet"
kind = "silence"
between = ["ann", "cy"]
topic = {topic}
during = "1950-04/1950-05"

[[inquiry]]
id = "turn"
kind = "shift"
actor = "ann"
claim = "plan"

[[inquiry]]
id = "phrase"
kind = "referent"
phrase = {text}
record = "r3"
actor = "ann"
after = "1949-01-01"

[[inquiry]]
id = "odds"
kind = "weigh"
hypotheses = ["all"]

[[inquiry]]
id = "public-odds"
kind = "weigh"
hypotheses = ["one", "two"]
at = "1951"

[[inquiry]]
id = "play"
kind = "game"
game = "g"

[[inquiry]]
id = "play-without"
kind = "game"
game = "g"
variant = "no-war"
"""
GAME = """
title: {text}
question: {text}
note: {text}
players: [ann, cy]
stakes:
  ann: {{win: {{weight: [1, 2, 3]}}}}
  cy: {{win: {{weight: [1, 2, 3]}}}}
chances: {{luck: [0.2, 0.5, 0.8]}}
outcomes:
  war: {{ann: {{win: 1}}, cy: {{win: -1}}}}
  peace: {{ann: {{win: 0}}, cy: {{win: 1}}}}
tree:
  at: ann-moves
  player: ann
  date: 1950-03
  knows: [plan]
  choose:
    fight: {{chance: c, odds: {{good: luck, bad: rest}}, choose: {{good: {{outcome: war}}, bad: {{outcome: peace}}}}}}
    wait: {{outcome: peace}}
observed: [fight, good]
uses: [e1]
variants:
  no-war: {{note: {text}, remove: [[ann-moves, fight]]}}
profiles:
  one: {{stakes: {{ann: {{win: [0, 1, 2]}}}}}}
  two: {{chances: {{luck: [0.1, 0.2, 0.3]}}}}
"""
TESTS = {
    "t1": "who: ann knew & cy not known",
    "t2": "when-told: first through bo;quiet: none;turn",
    "t3": "phrase: several;odds: one leads;public-odds",
    "t4": "play: path holds;play-without: ann-moves plays wait",
    "t5": "who",
}
STATEMENTS = dict.fromkeys(TESTS, "Thesis")


def write(folder, text="Plain & simple.", *, without=(), address="https://example.org/x?a=1&b=2"):
    """Write the case.

    Args:
        folder: where.
        text: stands in every cell that takes any text.
        without: files that are left out; the theses that need them too.
        address: of the records.
    """
    folder.mkdir(parents=True, exist_ok=True)
    quoted = json.dumps(text, ensure_ascii=False)
    topic = text.replace(";", ",")
    toml = TOML.format(title=quoted, text=quoted, topic=json.dumps(topic, ensure_ascii=False))
    tables = _tables(text, topic, address)
    tests = dict(TESTS)
    for file, thesis, inquiries in (
        ("hypotheses.csv", "t3", ("odds", "public-odds")),
        ("games", "t4", ("play", "play-without")),
    ):
        if file in without:
            del tests[thesis]
            toml = "[[inquiry]]".join(
                p for p in toml.split("[[inquiry]]") if not any(f'id = "{i}"' in p for i in inquiries)
            )
    if "hypotheses.csv" in without:
        without = (*without, "evidence.csv", "likelihoods.csv")
    tables["theses.csv"] = [
        {"id": name, "statement": text, "inquiries": asked, "source": "work 1", "note": text}
        for name, asked in tests.items()
    ]
    for name, rows in tables.items():
        if name not in without:
            with (folder / name).open("w", encoding="utf-8", newline="") as file:
                keys = list(dict.fromkeys(k for r in rows for k in r))
                writer = csv.DictWriter(file, keys)
                writer.writeheader()
                writer.writerows(rows)
    (folder / "case.toml").write_text(toml, encoding="utf-8")
    work = {"id": "work 1", "type": "book", "title": text, "publisher": text, "note": text, "URL": "javascript:alert(1)"}  # fmt: skip
    work |= {"author": [{"family": text}], "issued": {"date-parts": [[1999]]}}
    (folder / "references.json").write_text(json.dumps([work]), encoding="utf-8")
    if "games" not in without:
        (folder / "games").mkdir(exist_ok=True)
        (folder / "games" / "g.yaml").write_text(GAME.format(text=quoted), encoding="utf-8")
    return folder


def _tables(text, topic, address):
    people = [
        {"id": i, "name": f"{i.title()} {text}", "kind": "person"} for i in ("ann", "bo", "cy", "public")
    ]
    records = [
        {
            "id": f"r{n}", "kind": "telegram", "date": date, "from": one, "to": other, "title": text,
            "archive": text, "summary": text, "url": address, "verified": "text", "released": "1993",
            "attested_by": "work 1", "place": text, "note": text,
        }
        for n, (date, one, other) in enumerate(
            [("1950-02-10", "ann", "bo"), ("1950-03-20", "bo", "cy"), ("1950-02-01", "ann", "bo"), ("1950-06-01", "bo", "ann")], 1
        )
    ]  # fmt: skip
    records[1]["attested_by"] = "r4"
    records.append({**records[0], "id": "r-never-cited", "date": "1950-06-20", "attested_by": ""})
    return {
        "actors.csv": people,
        "records.csv": records,
        "claims.csv": [
            {"id": c, "statement": f"{c}: {text}", "kind": "fact", "origin": "ann", "since": since, "topic": topic}
            for c, since in (("plan", "1950-01-20"), ("fact", "1950-01-10"))
        ],
        "conveys.csv": [
            {"record": r, "claim": "plan", "stance": s, "passage": text}
            for r, s in (("r1", "asserts"), ("r2", "asserts"), ("r3", "denies"))
        ],
        "hypotheses.csv": [
            {"id": h, "label": f"{h} {text}", "statement": text, "prior": "0.5", "proponents": text, "note": text}
            for h in ("one", "two")
        ],
        "evidence.csv": [
            {
                "id": e, "statement": text, "kind": "presence", "records": "r2", "group": text,
                "released": "1994", "sources": "work 1", "note": text,
            }
            for e in ("e1", "e2")
        ],
        "likelihoods.csv": [
            {
                "evidence": e, "hypothesis": h, "low": 0.1, "mode": mode, "high": 0.9, "judge": judge,
                "after": "work 1", "given": "", "rationale": text,
            }
            for e in ("e1", "e2")
            for h, mode in (("one", 0.4), ("two", 0.2))
            for judge in (text, "B")
        ],
    }  # fmt: skip
