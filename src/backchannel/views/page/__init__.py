"""The report of a case as one page to read and to print: the audit, the theses, the figures, the sources, the method.

A page is written twice by the same functions. The first writing finds out which records are cited and where the
figures stand; the second numbers both. Everything from the case passes through ``markup``, which escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.audit.answers import Answers
from backchannel.audit.verdicts import Verdict
from backchannel.errors import Problem
from backchannel.knowledge.leads import denials, leads
from backchannel.views.page.figures import Figures
from backchannel.views.page.games import games
from backchannel.views.page.head import audit, head
from backchannel.views.page.knowing import knowing
from backchannel.views.page.links import Links
from backchannel.views.page.markup import Markup, el, heading, lines
from backchannel.views.page.method import method
from backchannel.views.page.skeleton import contents, skeleton
from backchannel.views.page.sources import sources
from backchannel.views.page.theses import theses
from backchannel.views.page.time import time
from backchannel.views.page.weighing import weighing
from backchannel.views.points import points


def page(
    answers: Answers,
    verdicts: Sequence[Verdict],
    warnings: Sequence[Problem] = (),
    seen: str = "",
    version: str = "",
) -> str:
    """Return the report as HTML; with the same answers always the same.

    Args:
        answers: what the case answers.
        verdicts: the verdict on every thesis.
        warnings: what is odd in the case.
        seen: whose view of the case it is, in words.
        version: of the program.
    """
    case, knowledge = answers.case, answers.knowledge
    grid, found, denied = points(knowledge), leads(knowledge), denials(knowledge)

    def write(links: Links, figures: Figures) -> Markup:
        return lines(
            head(answers, verdicts, seen, version),
            audit(verdicts, links),
            theses(verdicts, links, figures),
            knowing(case, grid, found, denied, links, figures),
            weighing(answers, links, figures),
            games(answers, links, figures),
            time(answers, figures),
            sources(links),
            method(answers, warnings, version),
            heading(2, "The tables behind the figures", "tables"),
            figures.tables() or el("p", "There is no figure."),
        )

    links = Links(case)
    figures = Figures(answers, links)
    write(links, figures)
    links = Links(case, links)
    figures = Figures(answers, links, figures)
    return skeleton(case.settings.about.title, contents(verdicts), write(links, figures), version)
