"""What may be wrong with the page: a strict reading of its HTML."""

import re
import xml.etree.ElementTree as ET
from collections import Counter

SVG = "{http://www.w3.org/2000/svg}"
PHRASING = {"a", "b", "bdi", "code", "em", "span", "i", "sup", "small"}
FLOW = PHRASING | {
    "p", "div", "section", "ul", "ol", "dl", "table", "figure", "h1", "h2", "h3", "h4", "blockquote", "nav",
    "header", "main", "footer", "figcaption",
}  # fmt: skip
INSIDE = {
    "html": {"head", "body"},
    "head": {"meta", "title", "style"},
    "title": set(),
    "style": set(),
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd"},
    "table": {"caption", "thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "div": FLOW | {SVG + "svg"},
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "caption", "dt", *PHRASING), PHRASING),
}
"""What may stand in what; anything else that flows may hold anything that flows."""
EVERYWHERE = {"id", "class", "title", "role", "tabindex", "aria-label"}
ATTRIBUTES = {
    "html": {"lang"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "a": {"href", "rel"},
    "th": {"scope"},
    "li": {"value"},
}
STARTS = re.compile(r"url\((?!#)|@import|javascript:|expression\(", re.IGNORECASE)


def faults(page):
    """Return all that is wrong, as sentences."""
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    root = ET.fromstring(page)  # noqa: S314
    found = [*_elements(root), *_links(root), *_headings(root)]
    if page.count("<style>") != 1:
        found.append("there must be one style sheet")
    closed = re.findall(r"<(?!meta)([a-z0-9]+)[^<>]*/>", re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL))
    found += [f"<{name}/> closes itself" for name in closed]
    found += [f"{m[0]} in the page" for m in STARTS.finditer(_sheets(root))]
    policy = (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'"
    )
    if policy not in page or page.index(policy) > page.index("<style>"):
        found.append("no policy before the style sheet")
    return found


def _sheets(root):
    """Return everything that a browser may read as a style or as an address."""
    sheet = [e.text or "" for e in root.iter("style")]
    values = [v for e in root.iter() for k, v in e.attrib.items() if k not in ("title", "aria-label", "id")]
    return "\n".join(sheet + values)


def _elements(root):
    for parent in root.iter():
        if parent.tag.startswith(SVG):
            yield from _drawn(parent)
            continue
        allowed = INSIDE.get(parent.tag, FLOW)
        for child in parent:
            if child.tag not in allowed:
                yield f"<{child.tag}> in <{parent.tag}>"
        for name in parent.attrib:
            if name not in EVERYWHERE | ATTRIBUTES.get(parent.tag, set()):
                yield f"{name} of <{parent.tag}>"
    yield from ("<a> in <a>" for a in root.iter("a") if a.find(".//a") is not None)
    for table in root.iter("table"):
        columns = {len(tr) for tr in table.iter("tr")}
        if len(columns) != 1:
            yield f"a table with rows of {sorted(columns)} cells"


def _drawn(e):
    name = e.tag.removeprefix(SVG)
    if name in ("script", "image", "foreignObject", "a", "use", "style", "link", "animate", "set"):
        yield f"<{name}> in a drawing"
    for key, value in e.attrib.items():
        if key.startswith("on") or key.endswith("href"):
            yield f"{key} in a drawing"
        if key == "aria-labelledby" and not value.strip():
            yield "a drawing without a name"


def _links(root):
    ids = Counter(e.get("id") for e in root.iter() if e.get("id"))
    yield from (f"{n} times the id {name}" for name, n in ids.items() if n > 1)
    yield from (f"blanks in the id {name!r}" for name in ids if re.search(r"\s", name))
    for e in root.iter():
        for name in e.get("aria-labelledby", "").split():
            if name not in ids:
                yield f"no {name} to name a drawing"
        for name in re.findall(r"url\(#([^)]*)\)", " ".join(e.attrib.values())):
            if name not in ids:
                yield f"no {name} to fill with"
    for a in root.iter("a"):
        href = a.get("href", "")
        if href.startswith("#"):
            if href[1:] not in ids:
                yield f"no target {href}"
        elif not re.fullmatch(r"https?://[^\s<>\"]+", href):
            yield f"a link to {href!r}"


def _headings(root):
    level = 0
    for e in root.iter():
        if re.fullmatch("h[1-6]", e.tag):
            if int(e.tag[1]) > level + 1:
                yield f"<{e.tag}> after <h{level}>: {''.join(e.itertext())}"
            if not "".join(e.itertext()).strip():
                yield f"an empty <{e.tag}>"
            level = int(e.tag[1])
    if len(list(root.iter("h1"))) != 1:
        yield "there must be one <h1>"
