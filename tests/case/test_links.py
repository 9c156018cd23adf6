"""Circles among records, against the plain definition: a node that leads back to itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.case.links import _in_circles

nodes = st.integers(0, 7).map(str)
graphs = st.dictionaries(nodes, st.lists(nodes, max_size=3)).map(
    lambda links: {str(i): tuple(links.get(str(i), ())) for i in range(8)}
)


def beyond(start, graph):
    seen, ready = set(), list(graph[start])
    while ready:
        node = ready.pop()
        if node not in seen:
            seen.add(node)
            ready += graph[node]
    return seen


@settings(deadline=None)
@given(graphs)
def test_a_node_on_a_circle_leads_back_to_itself(graph):
    assert _in_circles(graph) == [node for node in sorted(graph) if node in beyond(node, graph)]


def test_a_long_chain_between_two_circles_is_walked_once():
    graph = {str(i): (str(i + 1),) for i in range(1, 100_000)}
    graph |= {"0": ("1", "x"), "x": ("0",), "100000": ("99999",)}
    assert _in_circles(graph) == ["0", "100000", "99999", "x"]
