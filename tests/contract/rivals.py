"""Odd cases for the charts of weighing and games: one of everything, and a great many with long names."""

from dataclasses import replace

from tests.knowledge.cases import case, explains, likely, seen
from tests.strategy.games import game

LONG = (
    "Ослабление американского присутствия и уверенность в том, что вмешательства не последует ни сейчас, ни позже",
    "毛泽东同志与中央委员会全体委员认为美国不会出兵干涉朝鲜半岛的战争而且苏联可以放心地支持北方的统一事业并且"
    * 2,
    "W" * 120,
    "A short one. With a full stop",
    '<b>"O’Brien" & Söhne</b>',
)


def one_of_everything():
    """Return a case of one explanation, one item and one move."""
    return case(
        explains("only", ""), seen("e", released="1994"), likely("e", "only", "0.5"),
        game("players: [a]\nstakes: {}\noutcomes: {o: {}}\ntree: {at: r, player: a, choose: {go: {outcome: o}}}"),
        actors="a",
    )  # fmt: skip


def many():
    """Return a case of 40 explanations with long names, 70 items in groups, and a game of 81 ends."""
    names = [f"h{i}" for i in range(40)]
    items = [
        seen(
            f"e{i}",
            group=f"группа {i % 9} с длинным именем" if i % 3 else "",
            released=str(1900 + i) if i % 5 else "",
        )
        for i in range(70)
    ]
    judged = [
        likely(f"e{i}", h, f"{x / 3:.3f} {x:.3f} {x / 2 + 0.5:.3f}", judge)
        for i in range(70)
        for n, h in enumerate(names)
        for k, judge in enumerate(("first", "second"))
        for x in [0.02 + (i * 31 + n * 17 + k * 7 + i * n) % 89 / 92]
    ]
    made = case(*(explains(h, "") for h in names), *items, *judged, large(), actors="a b c d g h public")
    labelled = {h: replace(row, label=LONG[n % 5]) for n, (h, row) in enumerate(made.hypotheses.items())}
    stated = {e: replace(row, statement=LONG[n % 5]) for n, (e, row) in enumerate(made.evidence.items())}
    actors = {
        i: replace(row, name=LONG[n]) if n < 5 else row for n, (i, row) in enumerate(made.actors.items())
    }
    return replace(made, hypotheses=labelled, evidence=stated, actors=actors)


def large():
    """Return a game of four levels of three actions each, the third of chance, with long names and many ties."""

    def node(path):
        if len(path) == 4:
            return f"{{outcome: 'o{len(set(path))} {LONG[len(set(path)) % 3]}'}}"
        below = ", ".join(f"'{n} {LONG[n % 3]}': {node(f'{path}{n}')}" for n in range(3))
        if len(path) == 2:
            odds = ", ".join(f"'{n} {LONG[n % 3]}': {odd}" for n, odd in enumerate(("rain", 0.25, "rest")))
            return f"{{chance: c{path}, odds: {{{odds}}}, choose: {{{below}}}}}"
        return f"{{at: n{path}, player: {'abcd'[len(path)]}, choose: {{{below}}}}}"

    outcomes = ", ".join(
        f"'o{n} {LONG[n % 3]}': {{a: {{x: {n / 4}}}, b: {{x: {-n / 4}}}}}" for n in range(1, 4)
    )
    observed = ", ".join(f"'{n} {LONG[n % 3]}'" for n in (2, 1, 0))
    return game(
        f"title: '{LONG[0]}'\nquestion: '{LONG[1]}'\nplayers: [a, b, c, d]\n"
        "stakes: {a: {x: {weight: [1, 2, 30000]}}, b: {x: {weight: [0, 1, 2]}}}\n"
        f"chances: {{rain: [0.1, 0.2, 0.5]}}\noutcomes: {{{outcomes}}}\ntree: {node('')}\nobserved: [{observed}]\n",
        "large",
    )
