"""How well the predictor foretells real students' next answers, beside well-known models.

    uv run python tests/benchmarks/predictor.py [folder] [--set NAME] [--table answers|cold] [--fit-shipped]

The folder, else the one that MKCOURSE_DATA names, holds sets of answers as CSV files, compressed
or not, one row an answer: student_id, item_id, skill_ids (separated by |), order, timestamp
(may be empty), correct. All sets in it are measured, or the one named.

- `answers`: five folds by a hash of student_id; fitted on four, each answer of the fifth is
  predicted from the student's earlier answers alone. AUC over all answers, log loss, RMSE, and
  calibration error in 15 bins.
- `cold`: a new course. Weights come from the other sets alone. *No data*: every item is average.
  *Labels*: easy, medium, hard, which correlate by .5 with the difficulty in the training folds.
  *20 students*: of the training folds, other ones for each fold.

Our predictions go through runtime/forecast.py, answer by answer; where fitting's own
arithmetic differs from it by a millionth, the run ends with an error.

`--fit-shipped` prints runtime/weights.py with the weights that fit assist09 and statics11.
"""

import argparse
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from predictor_models import baselines, ours
from predictor_models.data import data_sets, few_of, folds, read_set
from predictor_models.scores import Scores, scores_of

import mkcourse.runtime.weights
from mkcourse.authoring.calibration.fitting import ENOUGH
from mkcourse.authoring.calibration.numbers import Numbers
from mkcourse.authoring.calibration.responses import Floats, Responses
from mkcourse.runtime.weights import SHIPPED, Weights

type Model = Callable[[Responses, Responses], Floats]

SHIPPED_FROM = ("assist09", "statics11")

TARGETS = {
    ("assist09", "ours"): ".785, ECE .010",
    ("statics11", "ours"): ".830, ECE .010",
    ("assist09", "no data"): ".716",
    ("statics11", "no data"): ".682",
    ("assist09", "labels"): ".731",
    ("statics11", "labels"): ".708",
    ("assist09", "20 students and labels"): ".737",
    ("statics11", "20 students"): ".794",
    ("statics11", "20 students and labels"): ".797",
}


def pooled(responses: Responses, predict: Callable[[int, Responses, Responses], Floats]) -> Scores:
    """The scores over the answers of all folds, each predicted from the other four."""
    found = [(test.right, predict(fold, training, test)) for fold, (training, test) in enumerate(folds(responses))]
    return scores_of(np.concatenate([right for right, _ in found]), np.concatenate([chance for _, chance in found]))


def of_model(model: Model) -> Callable[[int, Responses, Responses], Floats]:
    """A model that does not care which fold it is."""
    return lambda fold, training, test: model(training, test)


def checked(test: Responses, numbers: Numbers) -> Floats:
    """The runtime's predictions, which fitting's own must agree with."""
    predicted = ours.online(test, numbers)
    if not ours.is_alike(test, numbers, predicted):
        sys.exit("runtime/forecast.py and authoring/calibration/online.py differ")
    return predicted


def answers(responses: Responses, weights: Weights) -> Iterator[tuple[str, Scores]]:
    """The first table."""

    def of_ours(enough: int) -> Callable[[int, Responses, Responses], Floats]:
        return lambda fold, training, test: checked(test, ours.fitted(training, weights, enough=enough))

    yield "ours", pooled(responses, of_ours(1))
    yield f"ours, items with {ENOUGH} answers or more only", pooled(responses, of_ours(ENOUGH))
    yield "BKT, OATutor's defaults", pooled(responses, of_model(baselines.bkt_oatutor))
    yield "BKT by EM", pooled(responses, of_model(baselines.bkt_em))
    yield "Elo", pooled(responses, of_model(baselines.elo))
    yield "PFA with items", pooled(responses, of_model(baselines.pfa))
    yield "Best-LR", pooled(responses, of_model(baselines.best_lr))


def cold(responses: Responses, weights: Weights) -> Iterator[tuple[str, Scores]]:
    """The second table."""

    def labels(fold: int, training: Responses) -> tuple[int, ...]:
        return ours.labels_of(ours.fitted(training, weights).difficulties, fold)

    def unfitted(fold: int, training: Responses, test: Responses) -> Floats:
        return checked(test, ours.unfitted(test, weights))

    def with_labels(fold: int, training: Responses, test: Responses) -> Floats:
        return checked(test, ours.unfitted(test, weights, labels(fold, training)))

    def few(fold: int, training: Responses, test: Responses) -> Floats:
        return checked(test, ours.fitted(few_of(training, fold), weights))

    def few_with_labels(fold: int, training: Responses, test: Responses) -> Floats:
        return checked(test, ours.fitted(few_of(training, fold), weights, labels(fold, training)))

    def few_by(model: Model) -> Callable[[int, Responses, Responses], Floats]:
        return lambda fold, training, test: model(few_of(training, fold), test)

    yield "no data", pooled(responses, unfitted)
    yield "labels", pooled(responses, with_labels)
    yield "20 students", pooled(responses, few)
    yield "20 students and labels", pooled(responses, few_with_labels)
    yield "no data: BKT, OATutor's defaults", pooled(responses, of_model(baselines.bkt_oatutor))
    yield "20 students: BKT by EM", pooled(responses, few_by(baselines.bkt_em))
    yield "20 students: Best-LR", pooled(responses, few_by(baselines.best_lr))


def report(name: str, responses: Responses, weights: Weights, tables: list[str]) -> None:
    """Prints the tables of one set as they come."""
    print(f"\n{name}: {len(responses)} answers, {len(responses.students)} students, {len(responses.items)} items")
    print(f"{'':42}{'AUC':>8}{'log loss':>10}{'RMSE':>8}{'ECE':>8}   target")
    for table in tables:
        for model, scores in {"answers": answers, "cold": cold}[table](responses, weights):
            target = TARGETS.get((name, model), "")
            row = f"{scores.auc:>8.4f}{scores.log_loss:>10.4f}{scores.rmse:>8.4f}{scores.ece:>8.4f}"
            print(f"{model:42}{row}   {target}", flush=True)
    print(f"{microseconds(responses):.0f} microseconds to predict an answer and to learn from it")


def microseconds(responses: Responses) -> float:
    """CPU time of predicting one answer and learning from it."""
    some = responses.rows(np.arange(len(responses)) < 20_000)
    began = time.process_time()
    ours.online(some, ours.unfitted(some, SHIPPED))
    return 1e6 * (time.process_time() - began) / max(len(some), 1)


def other_weights(name: str, sets: dict[str, Path]) -> Weights:
    """Weights that have not seen the set: the shipped ones, or if they have, those of the other sets."""
    others = [read_set(sets[other]) for other in SHIPPED_FROM if other in sets and other != name]
    return ours.weights_from(others) if name in SHIPPED_FROM and others else SHIPPED


def shipped_file(sets: dict[str, Path]) -> str:
    """runtime/weights.py with newly fitted weights."""
    weights = ours.weights_from([read_set(sets[name]) for name in SHIPPED_FROM])
    text = Path(mkcourse.runtime.weights.__file__).read_text("utf-8")
    return re.sub(
        r"^    (\w+): float = .*$",
        lambda found: f"    {found[1]}: float = {round(getattr(weights, found[1]), 3)}",
        text,
        flags=re.MULTILINE,
    )


def main() -> None:
    """Reads the arguments and prints what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", default=os.environ.get("MKCOURSE_DATA"))
    parser.add_argument("--set")
    parser.add_argument("--table", choices=("answers", "cold"))
    parser.add_argument("--fit-shipped", action="store_true")
    told = parser.parse_args()
    sets = data_sets(Path(told.folder)) if told.folder else {}
    if not sets:
        parser.error("name a folder with data, or set MKCOURSE_DATA")
    if told.fit_shipped:
        print(shipped_file(sets), end="")
        return
    began = time.process_time()
    for name in [told.set] if told.set else sets:
        weights = other_weights(name, sets)
        report(name, read_set(sets[name]), weights, [told.table] if told.table else ["answers", "cold"])
    print(f"\n{time.process_time() - began:.0f} s of CPU time")


if __name__ == "__main__":
    main()
