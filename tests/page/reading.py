"""How the tests of the page make one and look into it."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from backchannel.audit.answers import Answers
from backchannel.audit.verdicts import audit
from backchannel.knowledge.spread import Knowledge
from backchannel.views.page import page

ROOT = Path(__file__).parents[2]


def made(opened, warnings=(), draws=300):
    answers = Answers(opened.knowledge, draws=draws)
    return page(answers, audit(answers), warnings, opened.seen, "9.9")


def of(case, draws=100):
    answers = Answers(Knowledge(case), draws=draws)
    return page(answers, audit(answers), (), "", "9.9")


def tree(text):
    return ET.fromstring(text)  # noqa: S314


def words(element):
    return " ".join("".join(element.itertext()).split())


def by_id(root, name):
    (found,) = (e for e in root.iter() if e.get("id") == name)
    return found


def section(text, level, start):
    """Return the part of a page from a heading to the next of its level."""
    begun = text[text.index(f'<h{level} id="{start}">') :]
    return re.split(f"<h{level}[ >]", begun[4:], maxsplit=1)[0]
