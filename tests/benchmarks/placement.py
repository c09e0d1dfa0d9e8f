"""How right a placement of at most 25 questions is, beside simpler ways to ask them.

    uv run python tests/benchmarks/placement.py [students] [competencies …]

`students` of each kind (4 if not said) in courses of 100 competencies. A competency is placed
right if it is believed with at least 1/2 exactly if the student knows it.

Courses: *chain*: nearly one after the other; *layers* of eight, each competency with 1 to 3
prerequisites in the layer before; *wide*: three layers, with one or two prerequisites; *units* of
20, each a graph of its own. Each competency has three items of 2, 3 or 4 options or typed.

Students know from 6 % (novice) to 94 % (expert) of the course, all that it builds on included:
*in order* of the course, with a little disorder; *patchy*, whatever the graph allows; *by unit*, in
each unit to another depth. Then 3 %
of all competencies are turned round, whatever the graph says. Who knows slips once in ten, who
does not guesses. So about .97 is the most that anybody could reach.

Ways to ask: *nothing* asked: the average newcomer as the engine sees one; *search*: a binary
search in the order of the course, three questions at each place; *random*: competencies drawn at
random, with the engine's belief; *engine*: the engine's questions.

Other tables: right by number of questions; what guessers are taken for; whether the expected
part placed wrong is the true one; time. Fixed seeds: the same tables each time, but for time.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from time import process_time

from mkcourse.runtime.engine import NOBODY, next_item, step
from mkcourse.runtime.events import Attempted, NotLearnedYet
from mkcourse.runtime.kinds.choice import ChoiceKey
from mkcourse.runtime.model import Course, Item, Learner, Placement, course_from
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.placement import results
from mkcourse.runtime.responses import Chosen, Response, Typed

type Graph = list[list[int]]

SLIP = 0.1
NOISE = 0.03
OPTIONS = (2, 3, 4, 0)
"""Of the items; 0 is typed."""
MOST = 25


# courses


def chain(count: int, chance: Random) -> Graph:
    """Each after the one before, or one of ten after an earlier one."""
    return [
        [] if place == 0 else [place - 1 - (place > 3 and chance.random() < 0.1) * chance.randint(1, 2)]
        for place in range(count)
    ]


def layers(count: int, chance: Random, width: int = 8) -> Graph:
    """1 to 3 prerequisites in the layer before."""
    graph: Graph = []
    for place in range(count):
        layer = place // width
        before = range((layer - 1) * width, layer * width) if layer else range(0)
        graph.append(sorted(chance.sample(before, chance.choice([1, 2, 2, 3]))) if layer else [])
    return graph


def wide(count: int, chance: Random) -> Graph:
    """A sixth without prerequisites, a third after these, the rest after those."""
    first, second = max(3, count // 6), max(3, count // 6) + max(6, count // 3)
    graph: Graph = []
    for place in range(count):
        before = range(first) if place < second else range(first, second)
        graph.append(sorted(chance.sample(before, chance.choice([1, 1, 2]))) if place >= first else [])
    return graph


def units(count: int, chance: Random, size: int = 20) -> Graph:
    """Units that do not build on each other."""
    size = min(size, max(count // 3, 1))
    graph: Graph = []
    for place in range(count):
        start = place - place % size
        before = range(max(start, place - 4), place)
        graph.append(sorted(chance.sample(before, min(len(before), chance.choice([1, 1, 2])))))
    return graph


SHAPES: dict[str, Callable[[int, Random], Graph]] = {"chain": chain, "layers": layers, "wide": wide, "units": units}


def course_of(graph: Graph, chance: Random, options: Sequence[int] = OPTIONS, items: int = 3) -> Course:
    """A course with that graph."""
    competencies = [
        {"id": f"c{place}", "requires": [f"c{one}" for one in before], "tier": "core", "minutes": 15}
        for place, before in enumerate(graph)
    ]
    pool = [_item(place, number, chance.choice(options)) for place in range(len(graph)) for number in range(items)]
    head = {"format": 1, "id": "x", "edition": "0", "title": "X", "language": "en"}
    return course_from({**head, "competencies": competencies, "items": pool})


def _item(place: int, number: int, options: int) -> dict[str, object]:
    ids = [f"o{option}" for option in range(options)]
    key: dict[str, object] = {"options": ids, "right": ids[:1]}
    if not options:
        key = {"keys": [{"low": [1, 1], "high": [1, 1], "shown": "1"}]}
    told = {"id": f"c{place}-{number}", "competencies": [f"c{place}"], "level": 1, "use": "practice"}
    return {**told, "type": "one" if options else "number", "grading": key}


# students

type Known = set[int]

LEVELS = {"novice": 0.06, "beginner": 0.25, "middle": 0.5, "advanced": 0.75, "expert": 0.94}


def in_order(graph: Graph, part: float, chance: Random) -> Known:
    """What comes first in the course, with a little disorder, and all that it builds on."""
    order = sorted(range(len(graph)), key=lambda place: place / len(graph) + chance.gauss(0, 0.08))
    known: Known = set()

    def learn(place: int) -> None:
        for one in graph[place]:
            if one not in known:
                learn(one)
        known.add(place)

    for place in order:
        if len(known) >= round(part * len(graph)):
            break
        learn(place)
    return known


def by_unit(graph: Graph, part: float, chance: Random) -> Known:
    """The beginning of each unit, to another depth; a unit begins where nothing is required."""
    known: Known = set()
    starts = [place for place, before in enumerate(graph) if not before] + [len(graph)]
    for start, end in pairwise(starts):
        deep = min(max(chance.gauss(part, 0.25), 0.0), 1.0)
        for place in range(start, start + round(deep * (end - start))):
            if set(graph[place]) <= known:
                known.add(place)
    return known


def patchy(graph: Graph, part: float, chance: Random) -> Known:
    """One after the other, drawn from all that the graph allows next."""
    known: Known = set()
    open_ones = {place for place, before in enumerate(graph) if not before}
    while len(known) < round(part * len(graph)):
        known.add(chance.choice(sorted(open_ones)))
        open_ones = {place for place in range(len(graph)) if place not in known and set(graph[place]) <= known}
    return known


KINDS: dict[str, Callable[[Graph, float, Random], Known]] = {"in order": in_order, "patchy": patchy, "by unit": by_unit}
CASES = [(shape, kind) for shape in SHAPES for kind in KINDS if kind != "by unit" or shape == "units"]


@dataclass
class Student:
    """A student of `course` who knows what `knows` says, place by place."""

    course: Course
    knows: list[bool]
    chance: Random
    says_so: bool = False
    """Says "I haven't learned this yet" instead of guessing."""

    def event(self, item: Item, at: int) -> Attempted | NotLearnedYet:
        """The answer to `item`."""
        knows = self.knows[self.course.competencies[item.competencies[0]].place]
        if not knows and self.says_so:
            return NotLearnedYet(str(at), at, 0, item.id, "placement", None)
        right = self.chance.random() < (1 - SLIP if knows else item.guess)
        return Attempted(str(at), at, 0, item.id, _response(item, right), 5.0, 1, "placement", None)


def _response(item: Item, right: bool) -> Response:
    if not isinstance(item.key, ChoiceKey):
        return Typed("1" if right else "2")
    return Chosen((next(one for one in item.key.options if (one in item.key.right) == right),))


def students(shape: str, kind: str, level: str, size: int, count: int, first: int = 0) -> Iterator[Student]:
    """`count` students of that kind and level, each in a course of that shape and of `size`."""
    for number in range(first, first + count):
        chance = Random(f"{shape} {kind} {level} {size} {number}")
        graph = SHAPES[shape](size, chance)
        known = KINDS[kind](graph, LEVELS[level] + chance.uniform(-0.05, 0.05), chance)
        knows = [(place in known) != (chance.random() < NOISE) for place in range(size)]
        yield Student(course_of(graph, chance), knows, chance)


# ways to ask


@dataclass
class Result:
    """The part placed right after each question, from none on, and the part expected wrong at last."""

    right: list[float]
    doubt: float
    believed: float


def right(student: Student, chances: Sequence[float]) -> float:
    """The part placed right."""
    pairs = zip(chances, student.knows, strict=True)
    return sum((chance >= 0.5) == knows for chance, knows in pairs) / len(student.knows)


def engine(student: Student) -> Result:
    """The engine's questions."""
    learner, found = NOBODY, _chances(student, NOBODY)
    told = [right(student, found)]
    for at in range(1, MOST + 1):
        shown = next_item(student.course, learner, (), "placement", Moment(at, 0)).item
        if shown is None:
            break
        learner, _ = step(student.course, learner, student.event(student.course.items[shown], at))
        found = _chances(student, learner)
        told.append(right(student, found))
    return _result(told, found)


def at_random(student: Student) -> Result:
    """Competencies drawn at random, with the least guessable item of each."""
    learner, found = NOBODY, _chances(student, NOBODY)
    told = [right(student, found)]
    competencies = list(student.course.competencies.values())
    for at, one in enumerate(student.chance.sample(competencies, min(MOST, len(competencies))), 1):
        item = min(one.practice, key=lambda item: item.guess)
        learner, _ = step(student.course, learner, student.event(item, at))
        found = _chances(student, learner)
        told.append(right(student, found))
    return _result(told, found)


def nothing(student: Student) -> Result:
    """No question: what the engine takes any newcomer for, who knows nothing."""
    found = [0.0] * len(student.knows)
    return _result([right(student, found)], found)


def search(student: Student) -> Result:
    """Binary search for how far the student has come in the order of the course.

    Two right answers of three say that the student has come so far.
    """
    low, high, asked = 0, len(student.knows), 0
    competencies = list(student.course.competencies.values())
    told = [right(student, [0.0] * high)]
    while low < high and asked + 3 <= MOST:
        middle = (low + high) // 2
        hits = 0
        for number in range(3):
            near = competencies[min(max(middle + number - 1, 0), len(competencies) - 1)]
            item = min(near.practice, key=lambda item: item.guess)
            event = student.event(item, 1)
            hits += isinstance(event, Attempted) and event.response == _response(item, True)
        asked += 3
        low, high = (middle + 1, high) if hits >= 2 else (low, middle)
        found = [float(place < (low + high + 1) // 2) for place in range(len(competencies))]
        told += [right(student, found)] * 3
    return _result(told, found if asked else [0.0] * len(competencies))


WAYS: dict[str, Callable[[Student], Result]] = {
    "nothing": nothing,
    "search": search,
    "random": at_random,
    "engine": engine,
}


def _chances(student: Student, learner: Learner) -> list[float]:
    return list(results(student.course, learner.placement or Placement()).values())


def _result(told: list[float], found: Sequence[float]) -> Result:
    expected = sum(min(one, 1 - one) for one in found) / len(found)
    return Result(told, expected, sum(one >= 0.5 for one in found) / len(found))


# tables


def mean(numbers: Sequence[float]) -> float:
    """Their mean; 0 of none."""
    return sum(numbers) / len(numbers) if numbers else 0.0


def shape_table(size: int, count: int) -> str:
    """Part placed right, and questions asked, a row for each shape and kind of student."""
    ways, levels = ("".join(f"{one:>9}" for one in names) for names in (WAYS, LEVELS))
    rows = [f"{size} competencies    {ways}  asked   {levels}"]
    rows += [_shape_row(shape, kind, size, count) for shape, kind in CASES]
    return "\n".join(rows)


def _shape_row(shape: str, kind: str, size: int, count: int) -> str:
    found = {
        way: [[ask(one) for one in students(shape, kind, level, size, count)] for level in LEVELS]
        for way, ask in WAYS.items()
    }
    ends = {way: [mean([one.right[-1] for one in level]) for level in levels] for way, levels in found.items()}
    asked = mean([len(one.right) - 1 for level in found["engine"] for one in level])
    ways = "".join(f"{mean(ends[way]):>9.3f}" for way in WAYS)
    return f"{shape:8}{kind:11}{ways}{asked:>7.1f}   {''.join(f'{one:>9.3f}' for one in ends['engine'])}"


def curve_table(size: int, count: int, stops: Sequence[int] = (0, 5, 10, 15, 20, 25)) -> str:
    """Part placed right after so many questions; what stopped early counts on as it ended."""
    rows = [f"{size} competencies    {''.join(f'{stop:>9}' for stop in stops)}"]
    for shape, kind in CASES:
        told = [engine(one).right for level in LEVELS for one in students(shape, kind, level, size, count)]
        after = [mean([right[min(stop, len(right) - 1)] for right in told]) for stop in stops]
        rows.append(f"{shape:8}{kind:11}{''.join(f'{one:>9.3f}' for one in after)}")
    return "\n".join(rows)


def guesser_table(size: int, count: int) -> str:
    """The part of all competencies that pure guessers are believed to know: mean and most."""
    rows = [f"{'guessers':19}{''.join(f'{shape:>16}' for shape in SHAPES)}"]
    for options in (2, 3, 4, 5):
        cells = []
        for shape in SHAPES:
            believed = [engine(_guesser(shape, size, options, number)).believed for number in range(count)]
            cells.append(f"{mean(believed):>8.3f}{max(believed):>8.3f}")
        rows.append(f"{f'{options} options':19}{''.join(cells)}")
    return "\n".join(rows)


def _guesser(shape: str, size: int, options: int, number: int) -> Student:
    chance = Random(f"guesser {shape} {size} {options} {number}")
    return Student(course_of(SHAPES[shape](size, chance), chance, (options,)), [False] * size, chance)


def doubt_table(size: int, count: int) -> str:
    """By the part expected to be wrong: how many students, and the part that is wrong."""
    found: dict[int, list[float]] = {}
    for shape, kind in CASES:
        for level in LEVELS:
            for student in students(shape, kind, level, size, count):
                result = engine(student)
                found.setdefault(int(50 * result.doubt), []).append(1 - result.right[-1])
    rows = [f"{'expected wrong':19}{'students':>9}{'wrong':>9}"]
    rows += [
        f"{f'{low / 50:.2f} to {(low + 1) / 50:.2f}':19}{len(one):>9}{mean(one):>9.3f}"
        for low, one in sorted(found.items())
    ]
    return "\n".join(rows)


def time_table(sizes: Sequence[int] = (100, 200, 500)) -> str:
    """Milliseconds of processor time to choose an item, to take an answer, and to make the belief anew."""
    rows = [f"{'milliseconds':19}{'first item':>12}{'item p95':>10}{'answer p95':>12}{'anew':>8}"]
    rows += [
        f"{shape:8}{size:<11}{_times(next(students(shape, 'patchy', 'middle', size, 1)))}"
        for shape in SHAPES
        for size in sizes
    ]
    return "\n".join(rows)


def _times(student: Student) -> str:
    learner, items, answers = NOBODY, [], []
    for at in range(1, MOST + 1):
        start = process_time()
        shown = next_item(student.course, learner, (), "placement", Moment(at, 0)).item
        items.append(process_time() - start)
        if shown is None:
            break
        event = student.event(student.course.items[shown], at)
        start = process_time()
        learner, _ = step(student.course, learner, event)
        answers.append(process_time() - start)
    placement = learner.placement or Placement()
    start = process_time()
    results(student.course, Placement("open", placement.answers))
    anew = process_time() - start
    p95 = [1000 * sorted(one)[int(0.95 * len(one))] for one in (items[1:], answers)]
    return f"{1000 * items[0]:>12.1f}{p95[0]:>10.2f}{p95[1]:>12.2f}{1000 * anew:>8.1f}"


if __name__ == "__main__":
    told = [int(one) for one in sys.argv[1:]]
    count, sizes = (told or [4])[0], told[1:] or [100]
    for size in sizes:
        print(shape_table(size, count), end="\n\n", flush=True)
    print(curve_table(sizes[0], count), end="\n\n", flush=True)
    print(guesser_table(sizes[0], 5 * count), end="\n\n", flush=True)
    print(doubt_table(sizes[0], count), end="\n\n", flush=True)
    print(time_table())
