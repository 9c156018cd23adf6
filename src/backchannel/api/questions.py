"""The questions that can be asked of a case about knowledge; each returns frozen results."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.api.opening import Opened, moment, one_of
from backchannel.case.inquiries import Referent, Silence
from backchannel.errors import UsageError, did_you_mean
from backchannel.knowledge.channels import Route, route
from backchannel.knowledge.leads import Denial, Lead, denials, leads
from backchannel.knowledge.referent import Meanings, meanings
from backchannel.knowledge.shift import SEED, Turn, turn
from backchannel.knowledge.silence import Quiet, silence
from backchannel.knowledge.statuses import Knowing, knowings


def knew(opened: Opened, *, claim: str = "", actor: str = "", by: str = "") -> tuple[Knowing, ...]:
    """Return who knew what: one answer for each pair of which anything is known, or for the pair asked for.

    Args:
        opened: the case.
        claim: id of a claim; blank: all.
        actor: id of an actor; blank: all.
        by: EDTF date, by the end of it; blank: no status, only the two bounds.

    Raises:
        UsageError: an unknown id; DateError: no date.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> [
    ...     answer.status
    ...     for answer in knew(korea, claim="operational-plan", actor="zhou-enlai", by="1950-06-24")
    ... ]
    ['within reach']
    """
    case = opened.case
    claims = [one_of(claim, case.claims, "claim")] if claim else list(case.claims)
    actors = [one_of(actor, case.actors, "actor")] if actor else list(case.actors)
    date = moment(case, by) if by else None
    return knowings(opened.knowledge, claims, actors, date, every=bool(claim and actor))


def channel(opened: Opened, *, claim: str, to: str) -> Route:
    """Return through whom a claim reached an actor.

    Args:
        opened: the case.
        claim: id of a claim.
        to: id of the actor.

    Raises:
        UsageError: an unknown id.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> list(channel(korea, claim="approval-needs-maos-consent", to="zhou-enlai").first)
    ['1950-05-13-mao-kim-meeting']
    """
    return route(
        opened.knowledge, one_of(claim, opened.case.claims, "claim"), one_of(to, opened.case.actors, "actor")
    )


def quiet(
    opened: Opened, *, topic: str, during: str, between: Sequence[str] = (), from_: str = "", to: str = ""
) -> Quiet:
    """Return what passed between two actors on a topic in a time, and how surprising none would be.

    Args:
        opened: the case.
        topic: a topic of claims.csv.
        during: EDTF date or interval.
        between: two actors, either way; or
        from_: the one who would have written, and
        to: to whom.

    Raises:
        UsageError: an unknown id or topic, or not two actors; DateError: no date.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> answer = quiet(korea, topic="korea", during="1950-02", between=("shtykov", "vyshinsky"))
    >>> len(answer.records), answer.contacts
    (0, 3)
    """
    case = opened.case
    if (len(between) == 2) == bool(from_ and to):
        raise UsageError("name the two actors: --between A B, or --from A --to B")
    for actor in (*between, *filter(None, (from_, to))):
        one_of(actor, case.actors, "actor")
    one_of(topic, case.topics, "topic")
    asked = Silence(
        id="asked", between=tuple(between), from_=from_, to=to, topic=topic, during=moment(case, during)
    )
    return silence(case, asked)


def turned(opened: Opened, *, actor: str, claim: str, seed: int = SEED) -> Turn:
    """Return when an actor's recorded stance on a claim turned.

    Args:
        opened: the case.
        actor: id of the actor.
        claim: id of the claim.
        seed: of the draws of uncertain dates.

    Raises:
        UsageError: an unknown id.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> turned(korea, actor="shtykov", claim="north-may-attack").new
    'asserts'
    """
    one_of(actor, opened.case.actors, "actor")
    one_of(claim, opened.case.claims, "claim")
    return turn(opened.case, actor, claim, opened.knowledge.reading, seed=seed)


def refers(opened: Opened, inquiry: str) -> Meanings:
    """Return what the phrase of an inquiry of kind referent can mean.

    Args:
        opened: the case.
        inquiry: id of the inquiry in case.toml.

    Raises:
        UsageError: no such inquiry, or its record cannot be seen.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> len(refers(korea, "referent-in-may").candidates)
    10
    """
    asked = opened.case.inquiries.get(inquiry)
    choices = [i.id for i in opened.case.inquiries.values() if isinstance(i, Referent)]
    if not isinstance(asked, Referent):
        raise UsageError(
            f"the case has no inquiry '{inquiry}' of kind referent; {did_you_mean(inquiry, choices)}"
        )
    if asked.record not in opened.case.records:
        raise UsageError(f"the record of the phrase, {asked.record}, is not among the records {opened.seen}")
    return meanings(opened.knowledge, asked)


def contradicted_by_knowledge(opened: Opened) -> tuple[Denial, ...]:
    """Return every denial of something that its teller certainly knew.

    Args:
        opened: the case.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> len(contradicted_by_knowledge(korea))
    5
    """
    return denials(opened.knowledge)


def missing_documents(opened: Opened) -> tuple[Lead, ...]:
    """Return the unexplained knowledge of a case: where a date is wrong or a document is missing.

    Args:
        opened: the case.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> missing_documents(korea)[0].tellers
    ('mikoyan',)
    """
    return leads(opened.knowledge)
