"""Random cases for weighing: as a book of the oracle, and the same as a case of the program."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from backchannel.reasoning.judged import Range
from backchannel.reasoning.ledger import Cell, Ledger
from tests.knowledge.cases import case, explains, likely, rec, seen
from tests.reasoning.oracle import TRUST, Book

FEW = settings(max_examples=40, deadline=None)
MORE = settings(max_examples=120, deadline=None)


def alike(numbers):
    """Return what equals these numbers to twelve digits."""
    return pytest.approx(numbers, rel=1e-12, abs=1e-300)


# The first judge of a file is not the first of the alphabet.
JUDGES = ("zeno", "adam", "mira")


@st.composite
def threes(draw, *, constant):
    """Return lowest, most plausible and highest probability, in hundredths."""
    if constant:
        return (draw(st.integers(1, 99)) / 100,) * 3
    return tuple(n / 100 for n in sorted(draw(st.lists(st.integers(1, 99), min_size=3, max_size=3))))


@st.composite
def books(draw, *, constant=False, hypotheses=5, items=8, judges=2, whole=False):
    """Return a book.

    Args:
        constant: whether every range is one number.
        hypotheses: at most so many, at least two.
        items: at most so many.
        judges: at most so many.
        whole: whether the first judge judges everything; otherwise cells may be missing altogether.
    """
    rivals = [f"h{i}" for i in range(draw(st.integers(2, hypotheses)))]
    names = [f"e{i}" for i in range(draw(st.integers(0, items)))]
    people = JUDGES[: draw(st.integers(1, judges))]
    keys = [(people[0], e, h) for e in names for h in rivals if whole or draw(st.integers(0, 9))]
    rest = [(j, e, h) for j in people[1:] for e in names for h in rivals if draw(st.integers(0, 2))]
    if not whole:
        keys = draw(st.permutations(keys + rest))
    else:
        keys += rest
    three = threes(constant=constant)
    return Book(
        priors={h: draw(three) for h in rivals},
        cells={key: draw(three) for key in keys},
        group={e: draw(st.sampled_from(("", "g", "g", "k"))) for e in names},
        given={key for key in keys if len(names) > 1 and draw(st.integers(0, 11)) == 0},
        trust={e: draw(st.sampled_from((0.8, *TRUST.values()))) for e in names},
        strengths=draw(st.dictionaries(st.sampled_from(("g", "k")), st.sampled_from((0.0, 0.25, 0.9, 1.0)))),
    )


def case_of(book: Book):
    """Return the case of a book; the lines of the judgements are in the order of the book."""
    items = list(book.group)
    rows = [explains(h, str(mode), str(low), str(high)) for h, (low, mode, high) in book.priors.items()]
    for name in items:
        best = next(verified for verified, trust in TRUST.items() if trust == book.trust.get(name, 0.8))
        records = [f"{name}-best"]
        rows.append(rec(f"{name}-best", verified=best))
        if best in {"text", "abstract"}:  # a second record, less well checked, takes nothing away
            rows.append(rec(f"{name}-weak", verified="recalled"))
            records.append(f"{name}-weak")
        rows.append(seen(name, book.group[name], ";".join(records)))
    for line, ((judge, item, h), three) in enumerate(book.cells.items(), start=2):
        others = next((other for other in items if other != item), "")
        given = others if (judge, item, h) in book.given else ""
        rows.append(likely(item, h, " ".join(map(str, three)), judge, given, line))
    made = case(*rows)
    return replace(made, settings=replace(made.settings, groups=dict(book.strengths)))


def ledger_of(priors, items, *, groups=None, strengths=None, judge="zeno"):
    """Return a ledger of one judge; a number stands for a range without width.

    Args:
        priors: by hypothesis.
        items: by item, by hypothesis.
        groups: by item, where it has one.
        strengths: by group, where stated.
    """

    def judged(numbers):
        return Range(*numbers) if isinstance(numbers, tuple) else Range(numbers, numbers, numbers)

    groups = groups or {}
    return Ledger(
        hypotheses=tuple(priors),
        priors={h: judged(p) for h, p in priors.items()},
        evidence=tuple(items),
        judges=(judge,),
        cells={(judge, e, h): Cell(judged(row[h]), judge) for e, row in items.items() for h in priors},
        groups={judge: {e: groups.get(e, "") for e in items}},
        strengths=dict.fromkeys(groups.values(), 0.5) | (strengths or {}),
    )
