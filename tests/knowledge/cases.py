"""Cases in memory from short literal rows, as the loader would order them, and random ones."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from backchannel.case.cells import Reading
from backchannel.case.games import Game
from backchannel.case.inquiries import About, Referent, Silence
from backchannel.case.model import Case, by_id, in_order
from backchannel.case.nouns import (
    Actor,
    Claim,
    Conveys,
    Evidence,
    Frame,
    Hypothesis,
    Likelihood,
    Member,
    Record,
    columns_of,
)
from backchannel.case.settings import Settings
from backchannel.case.when import When, duration, iso
from backchannel.knowledge.spread import Knowledge

FEW = settings(max_examples=60, deadline=None)
MORE = settings(max_examples=150, deadline=None)
ALWAYS = {"letter": "10d", "telegram": "2d", "meeting": "0d", "conversation": "0d", "press": "0d"}


def row(noun, **texts):
    """Return a noun from the texts of its cells; a cell may also be given as a date."""
    values = {}
    for col in columns_of(noun):
        text = texts.pop(col.attribute, "")
        values[col.attribute] = col.cell.read(text, Reading()) if isinstance(text, str) else text
    assert not texts, texts
    return noun(**values)


def rec(name, date="1950-05-10", from_="a", to="b", **more):
    """Return a record: a telegram from a to b of 10 May 1950, unless it is said otherwise."""
    kind = more.pop("kind", "telegram")
    return row(Record, id=name, kind=kind, date=date or None, from_=from_, to=to, **more)


def talk(name, date="1950-05-10", who="a;b", **more):
    """Return a talk of two sides."""
    return rec(name, date, who, who, kind="meeting", **more)


def fact(name="k", origin="a", since="1950-05-01", kind="fact", **more):
    return row(
        Claim, id=name, statement=f"It is {name}.", kind=kind, origin=origin, since=since or None, **more
    )


def says(record, claim="k", stance="asserts", **more):
    return row(Conveys, record=record, claim=claim, stance=stance, **more)


def member(group, actor, from_=None, to=None):
    return row(Member, group=group, actor=actor, from_=from_ or None, to=to or None)


def frame(name, **more):
    return row(Frame, id=name, **more)


def explains(name, prior="0.5", low="", high=""):
    """Return a rival explanation."""
    return row(Hypothesis, id=name, label=name.title(), prior=prior, prior_low=low, prior_high=high)


def seen(name, group="", records="", released=""):
    """Return an item of evidence."""
    return row(Evidence, id=name, group=group, records=records, released=released or None)


def likely(evidence, hypothesis, numbers, judge="first", given="", line=2):
    """Return a judgement: one number, or low, mode and high."""
    low, mode, high = numbers.split() if " " in numbers else [numbers] * 3
    made = row(
        Likelihood,
        evidence=evidence,
        hypothesis=hypothesis,
        low=low,
        mode=mode,
        high=high,
        judge=judge,
        given=given,
    )
    return replace(made, line=line)


def case(*rows, actors="a b c d g h public", period="1950", transit=None):
    """Return a case with these rows of any table, in any order; dates of text are EDTF."""
    span = When.parse(period) if isinstance(period, str) else period
    about = About(title="", question="", period=span, authors=(), licence="", summary="")
    transit = {kind: duration(text) for kind, text in (ALWAYS if transit is None else transit).items()}

    def of(noun):
        return [r for r in rows if isinstance(r, noun)]

    return Case(
        settings=Settings(about=about, transit=transit),
        actors=by_id(row(Actor, id=a, name=a.title(), kind="person") for a in actors.split()),
        records=by_id(of(Record)),
        claims=by_id(of(Claim)),
        conveys=in_order(of(Conveys), "record", "claim", "stance", "speaker", "reader"),
        members=in_order(of(Member), "group", "actor", "from_", "to"),
        frames=by_id(of(Frame)),
        hypotheses=by_id(of(Hypothesis)),
        evidence=by_id(of(Evidence)),
        likelihoods=in_order(of(Likelihood), "judge", "evidence", "hypothesis"),
        games={g.name: g for g in of(Game)},
    )


def bounds(of, actor, claim="k", reading=""):
    """Return the two days since which an actor possibly and certainly knew; None for never."""
    knowledge = Knowledge(of, reading)
    return day(knowledge.possibly(claim, actor)), day(knowledge.certainly(claim, actor))


def day(minute):
    text = iso(minute)
    return text[5:10] if text and text.startswith("1950") else text and text[:10]


def quiet(between="a;b", during="1950-05", topic="t", **more):
    return row(Silence, id="q", between=between, topic=topic, during=during, **more)


def phrase(record="p", actor="a", after="1950-01-01", **more):
    return row(Referent, id="q", phrase="the new situation", record=record, actor=actor, after=after, **more)


# --------------------------------------------------------------------------------------------- random cases

NAMES = ("a", "b", "c", "d", "g")


def spans(latest=24, width=3):
    """Return dates of a few minutes."""
    return st.builds(
        lambda start, wide: When(start, start + wide, f"{start}+{wide}"),
        st.integers(0, latest),
        st.integers(0, width),
    )


def some(of=NAMES, least=1, most=2):
    return st.lists(st.sampled_from(of), min_size=least, max_size=most, unique=True).map(tuple)


@st.composite
def a_record(draw, name, *, states=("sent",), versions=()):
    """Return a record whose receipt, where given, can follow its sending."""
    date = draw(st.one_of(spans(), spans(), spans(), st.none()))
    received = draw(st.one_of(st.none(), spans()))
    if received and date and received.latest < date.latest:
        received = When(max(received.earliest, date.earliest), date.latest + 1, "moved")
    return row(
        Record,
        id=name,
        kind=draw(st.sampled_from(("telegram", "letter", "speech"))),
        date=date,
        received=received,
        from_=draw(some()),
        to=draw(some((*NAMES, "public"))),
        via=draw(some(least=0, most=1)),
        cc=draw(some(least=0, most=1)),
        state=draw(st.sampled_from(states)),
        verified=draw(st.sampled_from(("text", "text", "recalled"))),
        released=draw(st.one_of(st.none(), spans(30))),
        version_of=draw(st.sampled_from(("", *versions))),
    )


@st.composite
def a_row(draw, record, claims=("k", "l"), stances=("asserts", "implies", "asks", "denies", "withholds")):
    return row(
        Conveys,
        record=record,
        claim=draw(st.sampled_from(claims)),
        stance=draw(st.sampled_from(stances)),
        speaker=draw(st.one_of(st.just(()), st.just(()), some(most=1))),
        reader=draw(st.sampled_from(("", "", "x", "y"))),
    )


@st.composite
def rows_of_a_case(draw, most=5):
    """Return the rows of a small case, in the order in which they were drawn."""
    claims = [
        row(
            Claim,
            id=name,
            kind=draw(st.sampled_from(("fact", "commitment", "request", "assessment"))),
            origin=draw(some(most=2)),
            since=draw(st.one_of(spans(8), spans(8), st.none())),
            until=draw(
                st.one_of(
                    st.none(), st.none(), spans(30).map(lambda w: When(w.earliest + 9, w.latest + 9, ""))
                )
            ),
            topic="t",
        )
        for name in ("k", "l")
    ]
    count = draw(st.integers(1, most))
    names = [f"r{i}" for i in range(count)]
    states = ("sent", "sent", "draft", "annulled", "disputed")
    records = [draw(a_record(n, states=states, versions=names[:i])) for i, n in enumerate(names)]
    said = [draw(a_row(n)) for n in names for _ in range(draw(st.integers(0, 2)))]
    bodies = draw(
        st.lists(
            st.builds(
                lambda group, actor, start: row(Member, group=group, actor=actor, from_=start),
                st.sampled_from(("g", "h")), st.sampled_from(NAMES), st.one_of(st.none(), spans()),
            ),
            max_size=3,
        )
    )  # fmt: skip
    return [*claims, *records, *said, *bodies]


@st.composite
def rows_of_a_network(draw):
    """Return a claim that starts with a, and records that tell it on; long chains are common."""
    rows = [row(Claim, id="k", kind="fact", origin=("a",), since=When(0, 0, "0"))]
    for i in range(draw(st.integers(3, 6))):
        sent, arrives = draw(spans(12)), draw(st.integers(0, 6))
        from_, to, via = draw(some()), draw(some()), draw(some(least=0, most=1))
        rows.append(
            row(
                Record,
                id=f"r{i}",
                kind="telegram",
                date=sent,
                received=When(sent.earliest + arrives, sent.latest + arrives, "later"),
                from_=from_,
                to=(*from_, *to) if draw(st.booleans()) else to,
                via=via,
                verified=draw(st.sampled_from(("text", "text", "recalled"))),
            )
        )
        speakers = draw(st.sampled_from(((), (), ((from_[0],),), tuple((a,) for a in from_)))) or ((),)
        rows += [row(Conveys, record=f"r{i}", claim="k", stance="asserts", speaker=s) for s in speakers]
    return rows


@st.composite
def rows_of_an_annulment(draw):
    """Return a promise that was annulled, perhaps by a later record, perhaps by its end."""
    until = draw(st.one_of(st.none(), spans(20)))
    kind = draw(st.sampled_from(("commitment", "commitment", "fact")))
    claim = row(Claim, id="k", kind=kind, origin=("e",), since=When(0, 0, "0"), until=until)
    sent, arrives = draw(spans(8)), draw(st.integers(0, 15))
    received = When(sent.earliest + arrives, sent.latest + arrives, "later")
    first = row(
        Record,
        id="r0",
        kind="treaty",
        date=sent,
        received=received,
        from_=("a",),
        to=("b",),
        state="annulled",
    )
    rows = [claim, first, row(Conveys, record="r0", claim="k", stance="asserts")]
    for i in range(draw(st.integers(0, 2))):
        date = draw(spans(20, 6))
        rows.append(
            row(Record, id=f"s{i}", kind="treaty", date=date, from_=("c",), to=("d",), version_of="r0")
        )
    return rows


def small(rows, telegram="5m", letter="9m"):
    """Return the case of random rows: its time is the first forty minutes of 1970."""
    transit = {"telegram": telegram, "letter": letter}
    return case(*rows, period=When(0, 40, ""), transit=transit)
