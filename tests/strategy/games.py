"""Games from short YAML, or from dicts, read as the loader reads them; and random ones."""

from dataclasses import replace

import yaml
from hypothesis import strategies as st

from backchannel.case.games import Game
from backchannel.case.located import read_yaml
from backchannel.knowledge.spread import Knowledge
from tests.knowledge.cases import case


def game(content, name="g"):
    """Return a game from the text of its file or from a dict."""
    text = content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False)
    tree, problems = read_yaml(text, f"games/{name}.yaml")
    assert not problems, problems
    return Game(name, tree)


def knowing(*games, rows=(), actors="a b c"):
    """Return the knowledge of a case with these games."""
    return Knowledge(replace(case(*rows, actors=actors), games={g.name: g for g in games}))


def end(**payoffs):
    """Return an end of the tree whose outcome is named by its payoffs; `payoffs_of` writes the outcomes."""
    return {"outcome": " ".join(f"{p}{x}" for p, x in payoffs.items())}


def move(at, player, **choose):
    return {"at": at, "player": player, "choose": {a.replace("_", "-"): n for a, n in choose.items()}}


def luck(name, odds, **choose):
    return {"chance": name, "odds": odds, "choose": choose}


def whole(tree, players="a b c", **more):
    """Return a game in which each player has one stake of weight 1 and the ends say what they are worth."""
    names = players.split()
    outcomes, ready = {}, [tree]
    while ready:
        node = ready.pop()
        ready += node.get("choose", {}).values()
        if "outcome" in node:
            amounts = {word[0]: {"all": float(word[1:])} for word in node["outcome"].split()}
            outcomes[node["outcome"]] = amounts
    stakes = {p: {"all": {"weight": [1, 1, 1]}} for p in names}
    return {"players": names, "stakes": stakes, "outcomes": outcomes, "tree": tree, **more}


# ------------------------------------------------------------------------------------------ random trees

ODDS = ((0.5, 0.5), (0.25, 0.75), (0.0, 1.0), (0.25, "rest"), ("luck", "rest"))


@st.composite
def trees(draw, most=5, stakes=("all",)):
    """Return a game of 2 or 3 players, at most so many moves, and few different payoffs, so that many tie.

    The chance ``luck`` is 1/2; b believes 1/4, and c that it is impossible.
    """
    players = ("a", "b", "c")[: draw(st.integers(2, 3))]
    left, outcomes, names = [most], {}, iter(range(1000))

    def node(depth):
        kind = draw(st.sampled_from(("move", "move", "move", "luck", "end"))) if depth else "move"
        if kind == "end" or depth > 3 or (kind == "move" and not left[0]):
            name = f"o{next(names)}"
            outcomes[name] = {
                p: {s: float(draw(st.integers(-1, 1))) for s in stakes}
                for p in players
                if draw(st.booleans())
            }
            return {"outcome": name}
        if kind == "luck":
            odds = draw(st.sampled_from(ODDS))
            choose = {f"l{n}": node(depth + 1) for n in range(2)}
            named = dict(zip(choose, odds, strict=True))
            return {"chance": f"n{next(names)}", "odds": named, "choose": choose}
        left[0] -= 1
        at, player = f"m{next(names)}", draw(st.sampled_from(players))
        count = draw(st.integers(1, 3))
        return {"at": at, "player": player, "choose": {f"x{n}": node(depth + 1) for n in range(count)}}

    tree = node(0)
    observed, here = [], tree
    while "choose" in here and draw(st.integers(0, 9)):
        observed.append(draw(st.sampled_from(sorted(here["choose"]))))
        here = here["choose"][observed[-1]]
    return {
        "players": list(players),
        "stakes": {p: {s: {"weight": [1, 1, 1]} for s in stakes} for p in players},
        "chances": {"luck": [0.5, 0.5, 0.5]},
        "beliefs": {"b": {"luck": [0.25, 0.25, 0.25]}, "c": {"luck": [0, 0, 0]}},
        "outcomes": outcomes,
        "tree": tree,
        "observed": observed,
    }
