"""Pages that several tests read."""

import pytest

from backchannel import api
from backchannel.views.charts import Chart
from backchannel.views.page import figures
from backchannel.views.picture import Picture
from tests.page.folders import write
from tests.page.reading import ROOT, made

DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9" role="img" aria-labelledby="x-title x-desc">'
    '<title id="x-title">T</title><desc id="x-desc">D</desc><defs><pattern id="x-p" width="1" height="1"/></defs>'
    '<rect width="9" height="9" fill="url(#x-p)"/></svg>'
)


@pytest.fixture(scope="module")
def korea():
    return api.open_case(ROOT / "cases" / "korea-1950")


@pytest.fixture(scope="module")
def korean(korea):
    return made(korea)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return api.open_case(write(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def plain(small):
    return made(small)


@pytest.fixture
def one_chart(monkeypatch):
    """Have every figure drawn by one stub, whose id stands in it; return what was drawn."""
    drawn = []

    def draw(_, wanted):
        drawn.append(wanted)
        return Picture("T", "D.", DRAWN, ("a", "b"), (("r1", "2"),))

    names = ("timeline", "since", "grid", "transmission", "decibels", "posterior", "replay", "tree")
    monkeypatch.setattr(figures, "CHARTS", {n: Chart("", (), draw) for n in names})
    return drawn
