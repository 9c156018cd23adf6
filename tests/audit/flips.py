"""Every rule turned the other way once: the table of docs/explanation/rules-flipped.md is made here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from backchannel.audit import answers, finding
from backchannel.audit.answers import Answers
from backchannel.audit.checks import channel, knew, shift, silence, weigh
from backchannel.audit.verdicts import audit
from backchannel.case.inquiries import Knew
from backchannel.case.model import Case
from backchannel.case.when import When
from backchannel.knowledge import referent, spread
from backchannel.knowledge.spread import Knowledge
from backchannel.reasoning import ledger

INF = float("inf")
DRAWS = 2_000
"""Of the judged numbers; the same draws before and after a rule is turned."""


@dataclass(frozen=True)
class Flip:
    """A rule, what it is turned into, and how: by another case, or by another function."""

    rule: str
    turned: str
    case: Callable[[Case], Case] = lambda case: case
    code: Callable[[], AbstractContextManager[Any]] = nullcontext


def verdicts(case: Case, flip: Flip | None = None) -> dict[str, str]:
    """Return the verdict of every thesis, under a flipped rule if one is given."""
    if flip is None:
        return {v.thesis: v.verdict for v in audit(Answers(Knowledge(case), draws=DRAWS))}
    with flip.code():
        return {v.thesis: v.verdict for v in audit(Answers(Knowledge(flip.case(case)), draws=DRAWS))}


def _rows(change: Callable[[Case, Any], Any]) -> Callable[[Case], Case]:
    """Change the rows of conveys.csv; None leaves a row out."""

    def turned(case: Case) -> Case:
        rows = (change(case, row) for row in case.conveys)
        return replace(case, conveys=tuple(r for r in rows if r is not None))

    return turned


def _records(**changes: Callable[[Any], Any]) -> Callable[[Case], Case]:
    def turned(case: Case) -> Case:
        records = {
            i: replace(r, **{name: change(r) for name, change in changes.items()})
            for i, r in case.records.items()
        }
        return replace(case, records=records)

    return turned


def _transit(factor: float) -> Callable[[Case], Case]:
    def turned(case: Case) -> Case:
        transit = {kind: int(minutes * factor) for kind, minutes in case.settings.transit.items()}
        return replace(case, settings=replace(case.settings, transit=transit))

    return turned


def _beginning_of_day(case: Case) -> Case:
    inquiries = {
        i: replace(q, by=When(q.by.earliest, q.by.earliest, q.by.text)) if isinstance(q, Knew) else q
        for i, q in case.inquiries.items()
    }
    return replace(case, settings=replace(case.settings, inquiries=inquiries))


def _approximate(days: int) -> Callable[[Case], Case]:
    def wider(when: When | None) -> When | None:
        if when is None or not (when.approximate or when.uncertain):
            return when
        return When.parse(when.text, approximate=days * 1440)

    def turned(case: Case) -> Case:
        records = {
            i: replace(r, date=wider(r.date), received=wider(r.received)) for i, r in case.records.items()
        }
        claims = {i: replace(c, since=wider(c.since), until=wider(c.until)) for i, c in case.claims.items()}
        return replace(case, records=records, claims=claims)

    return turned


@contextmanager
def _certain(how: str) -> Iterator[None]:
    """Count the ways of one kind in full."""
    original = spread.spread

    def turned(case: Case, claim: str, rows: Any) -> Any:
        ways = original(case, claim, rows)
        full = lambda w: replace(w, certainly=w.possibly) if w.how == how else w  # noqa: E731
        return {a: tuple(sorted(full(w) for w in found)) for a, found in ways.items()}

    with patch.object(spread, "spread", turned):
        yield


@contextmanager
def _not_known(**outcome_by_status: str) -> Iterator[None]:
    """Judge ``not known`` otherwise for some statuses."""
    original = knew.outcome_of

    def turned(expected: Any, answer: Any) -> Any:
        if expected.verb == "not known" and answer.status.replace(" ", "_") in outcome_by_status:
            return outcome_by_status[answer.status.replace(" ", "_")]
        return original(expected, answer)

    with patch.object(knew, "outcome_of", turned):
        yield


def _first_judge() -> AbstractContextManager[Any]:
    original = ledger._judges
    return patch.object(ledger, "_judges", lambda case: original(case)[:1])


def _trusted() -> AbstractContextManager[Any]:
    """Weaken every item by how far its records were checked."""
    original = ledger.ledger
    return patch.object(answers, "ledger", lambda case, **how: original(case, **{**how, "reliable": True}))


def _uniform(case: Case) -> Case:
    blank = {"prior": None, "prior_low": None, "prior_high": None}
    return replace(case, hypotheses={i: replace(h, **blank) for i, h in case.hypotheses.items()})


def _none_given(case: Case) -> Case:
    return replace(case, likelihoods=tuple(replace(row, given=()) for row in case.likelihoods))


def _at_the_modes(case: Case) -> Case:
    """Take every judged likelihood and prior for certain."""
    sure = tuple(replace(row, low=row.mode, high=row.mode) for row in case.likelihoods)
    priors = {i: replace(h, prior_low=h.prior, prior_high=h.prior) for i, h in case.hypotheses.items()}
    return replace(case, likelihoods=sure, hypotheses=priors)


def _without(key: str) -> Callable[[Case], Case]:
    """Leave one key of every game out."""

    def turned(case: Case) -> Case:
        games = {
            name: replace(g, tree=replace(g.tree, value={k: v for k, v in g.data.items() if k != key}))
            for name, g in case.games.items()
        }
        return replace(case, games=games)

    return turned


def _path_at_the_modes() -> AbstractContextManager[Any]:
    """Judge the path by the most plausible stakes alone."""
    original = answers.play

    def turned(*words: Any, **more: Any) -> Any:
        played = original(*words, **more)
        return replace(played, share=float(played.holds))

    return patch.object(answers, "play", turned)


def _window_only() -> AbstractContextManager[Any]:
    original = silence.silence

    def turned(case: Case, asked: Any) -> Any:
        answer = original(case, asked)
        return replace(answer, n=answer.contacts)

    return patch.object(silence, "silence", turned)


def _drop(stance: str) -> Callable[[Case], Case]:
    return _rows(lambda _, row: None if row.stance == stance else row)


def _stance(old: str, new: str) -> Callable[[Case], Case]:
    return _rows(lambda _, row: replace(row, stance=new) if row.stance == old else row)


def _recalled_left_out(case: Case) -> Case:
    return _rows(lambda c, row: None if c.records[row.record].verified == "recalled" else row)(case)


def _possible_as_certain() -> AbstractContextManager[Any]:
    original = referent.meanings

    def turned(knowledge: Knowledge, asked: Any) -> Any:
        answer = original(knowledge, asked)
        return replace(answer, candidates=answer.candidates + answer.possible, possible=())

    from backchannel.audit.checks import referent as check

    return patch.object(check, "meanings", turned)


def _chains(**changes: Callable[[Any], Any]) -> AbstractContextManager[Any]:
    """Change the tellings of which chains are made, and nothing else."""
    original = channel.route

    def turned(knowledge: Knowledge, claim: str, to: str) -> Any:
        other = Knowledge(knowledge.case, knowledge.reading)
        other.__dict__["by_claim"] = {
            c: tuple(replace(t, **{name: change(t) for name, change in changes.items()}) for t in rows)
            for c, rows in knowledge.by_claim.items()
        }
        return original(other, claim, to)

    return patch.object(channel, "route", turned)


def _unteach() -> AbstractContextManager[Any]:
    """Nobody knows any more what has ended."""
    original = knew.knowing

    def turned(knowledge: Knowledge, claim: str, actor: str, by: When) -> Any:
        until = knowledge.case.claims[claim].until
        answer = original(knowledge, claim, actor, by)
        return replace(answer, status="no path") if until and until.latest < by.latest else answer

    return patch.object(knew, "knowing", turned)


def _every_reader(case: Case) -> Case:
    """Let carriers and further readers count as addressed, so that they make records of two."""
    return _map(case, lambda r: replace(r, to=tuple(dict.fromkeys(r.to + r.via + r.cc)), via=(), cc=()))


def _silences_in(change: Callable[[Case], Case]) -> AbstractContextManager[Any]:
    original = silence.silence
    return patch.object(silence, "silence", lambda case, asked: original(change(case), asked))


def _map(case: Case, change: Callable[[Any], Any]) -> Case:
    return replace(case, records={i: change(r) for i, r in case.records.items()})


def _dates(change: Callable[[When], When]) -> Callable[[Case], Case]:
    """Change the dates of records and claims."""

    def of(row: Any, *names: str) -> Any:
        return replace(row, **{n: change(getattr(row, n)) for n in names if getattr(row, n) is not None})

    def turned(case: Case) -> Case:
        claims = {i: of(c, "since", "until") for i, c in case.claims.items()}
        return replace(_map(case, lambda r: of(r, "date", "received", "released")), claims=claims)

    return turned


def _winter_of_one_year(when: When) -> When:
    """Read 24 as January, February and December of one year, so that it ends with December."""
    return (
        when
        if not when.text.endswith("-24")
        else replace(when, latest=When.parse(f"{when.text[:4]}-12").latest)
    )


def _first_of_a_set(when: When) -> When:
    return replace(when, latest=when.earliest + 1439) if when.is_set else when


def _possible_breaks() -> AbstractContextManager[Any]:
    """A record that may lie in the time breaks a silence as surely as one that does."""
    original = silence.silence

    def turned(case: Case, asked: Any) -> Any:
        answer = original(case, asked)
        return replace(answer, records=answer.records + answer.possible, possible=())

    return patch.object(silence, "silence", turned)


def _whole_span() -> AbstractContextManager[Any]:
    """The whole span of a turn, from the last old record on, must lie within the time."""
    original = shift._outcome

    def turned(case: Case, expected: Any, t: Any) -> Any:
        outcome = original(case, expected, t)
        if outcome != "holds" or expected.span is None or t.last_old is None:
            return outcome
        return "holds" if t.last_old.first >= expected.span.earliest else "fails"

    return patch.object(shift, "_outcome", turned)


FLIPS = (
    Flip("`implies` counts for possible only", "in full", _stance("implies", "asserts")),
    Flip("`implies` counts for possible only", "for nothing", _drop("implies")),
    Flip("`asks` tells only where asking is the claim", "always", _stance("asks", "asserts")),
    Flip("`asks` tells only where asking is the claim", "never", _drop("asks")),
    Flip("a recalled record counts for possible only", "in full", _records(verified=lambda r: r.verified.replace("recalled", "secondary"))),
    Flip("a recalled record counts for possible only", "for nothing", _recalled_left_out),
    Flip("a reading counts for possible only", "every reading in full", _rows(lambda _, row: replace(row, reader=""))),
    Flip("a reading counts for possible only", "for nothing", _rows(lambda _, row: None if row.reader else row)),
    Flip("the speaker alone tells in a talk", "speakers not recorded", _rows(lambda _, row: replace(row, speaker=()))),
    Flip("a draft does not reach its addressee", "it does", _records(state=lambda r: r.state.replace("draft", "sent"))),
    Flip("a blank receipt allows for transit", "no transit", _transit(0)),
    Flip("a blank receipt allows for transit", "twice the transit", _transit(2)),
    Flip("what the public knows anybody may know", "nobody", code=lambda: patch.object(spread, "_through_the_public", lambda *_: None)),
    Flip("what the public knows anybody may know", "everybody certainly knows", code=lambda: _certain("public")),
    Flip("a member may know what the body knows", "nothing by it", lambda c: replace(c, members=())),
    Flip("a member may know what the body knows", "certainly knows", code=lambda: _certain("member")),
    Flip("origins know from `since` on", "only by what they tell or hear", lambda c: replace(c, claims={i: replace(k, origin=()) for i, k in c.claims.items()})),
    Flip("`until` does not unteach", "what has ended is no longer known", code=_unteach),
    Flip("chains are made of asserting records", "of implying ones too", code=lambda: _chains(stance=lambda t: t.stance.replace("implies", "asserts"))),
    Flip("who tell together are needed together", "each alone will do", code=lambda: _chains(joint=lambda _: False)),
    Flip("a record cannot do without its carriers", "it can", code=lambda: _chains(carriers=lambda _: ())),
    Flip("winter runs into the next year", "ends with December", _dates(_winter_of_one_year)),
    Flip("a set of dates keeps its span", "its first date", _dates(_first_of_a_set)),
    Flip("by a date means by its end", "by its beginning", _beginning_of_day),
    Flip("`~` and `?` widen by nothing", "by 15 days", _approximate(15)),
    Flip("`not known` is open for `may have known`", "holds", code=lambda: _not_known(may_have_known="holds")),
    Flip("`not known` is open for `may have known`", "fails", code=lambda: _not_known(may_have_known="fails")),
    Flip("`not known` holds for `within reach`", "open", code=lambda: _not_known(within_reach="open")),
    Flip("`not known` holds for `told otherwise`", "open", code=lambda: _not_known(told_otherwise="open")),
    Flip("records of two are those from one to the other", "carriers and further readers too", code=lambda: _silences_in(_every_reader)),
    Flip("a possible record leaves a silence open", "it breaks it", code=_possible_breaks),
    Flip("an implied topic breaks a silence", "it does not", code=lambda: patch("backchannel.knowledge.silence.SPEAKS", {"asserts", "denies", "asks"})),
    Flip("exceptions are set against all records of the two", "against those of the time", code=_window_only),
    Flip("at most two exceptions", "none", code=lambda: patch.object(finding, "MOST_EXCEPTIONS", 0)),
    Flip("at most two exceptions", "three", code=lambda: patch.object(finding, "MOST_EXCEPTIONS", 3)),
    Flip("a shift needs a Bayes factor of 3", "of 1", code=lambda: patch.object(shift, "ENOUGH", 1.0)),
    Flip("a shift needs a Bayes factor of 3", "of 10", code=lambda: patch.object(shift, "ENOUGH", 10.0)),
    Flip("a turn is dated by the first record of the new stance", "by the whole span since the last of the old", code=_whole_span),
    Flip("versions of one record count once in a shift", "each counts", _records(version_of=lambda _: "")),
    Flip("a referent is younger than the last contrary stance", "than the stated date only", code=lambda: patch.object(referent, "_last_contrary", lambda *_: (-INF, -INF, ""))),
    Flip("a referent is still true", "also if it has ended", code=lambda: patch.object(referent, "claim_end", lambda _: (INF, INF))),
    Flip("a referent that was possibly known is possible only", "counts in full", code=_possible_as_certain),
    Flip("all four treatments of dependence must agree", "the square root decides", code=lambda: patch.object(weigh, "TREATMENTS", ("sqrt",))),
    Flip("all four treatments of dependence must agree", "independence decides", code=lambda: patch.object(weigh, "TREATMENTS", ("independent",))),
    Flip("true in 95 % of the draws holds", "in 80 %", code=lambda: patch.object(finding, "ENOUGH", 0.8)),
    Flip("true in 95 % of the draws holds", "in 99 %", code=lambda: patch.object(finding, "ENOUGH", 0.99)),
    Flip("likelihoods and priors are drawn from their ranges", "the most plausible alone", _at_the_modes),
    Flip("judges are pooled with equal weights", "the first alone", code=_first_judge),
    Flip("an item judged given others leaves its group", "it stays", _none_given),
    Flip("priors as the case states them", "all equal", _uniform),
    Flip("sources count in full", "as far as their records were checked", code=_trusted),
    Flip("stakes and chances are drawn from their ranges", "the most plausible alone decide the path", code=_path_at_the_modes),
    Flip("players have beliefs of their own", "they share the chances of the game", _without("beliefs")),
)  # fmt: skip


def table(case: Case) -> str:
    """Return the table of the page in Markdown."""
    base = verdicts(case)
    lines = ["| rule | turned into | verdicts that change |", "|---|---|---|"]
    for flip in FLIPS:
        now = verdicts(case, flip)
        changed = [f"{t.split('-')[0]} {base[t]} → {now[t]}" for t in base if base[t] != now[t]]
        lines.append(f"| {flip.rule} | {flip.turned} | {'; '.join(changed) or 'none'} |")
    return "\n".join(lines)
