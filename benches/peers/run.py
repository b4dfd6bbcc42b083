"""The synthetic workload in Polars, DuckDB and pandas beside ours, on identical input, in one run.

    cargo build --release -p kawasan-benches --example workload -p kawasan-examples-bulk --example bulk
    pip install polars duckdb pandas numpy
    python benches/peers/run.py --zones 250000 --times 4

Prints a table of nanoseconds for each zone-quarter and of ratios; `--json` prints an object. Every
program is on two threads, but pandas, which has one; ours on one, too. Each is timed several times, in
turn; the best counts. What each comes to is compared with ours, output by output: doubles differ where
a quotient is near a tie.
"""

import argparse
import json
import os
import subprocess
import time
from pathlib import Path

os.environ.setdefault("POLARS_MAX_THREADS", "2")

import duckdb
import numpy as np
import pandas as pd
import polars as pl

from workload import OUTPUTS, columns

THREADS = 2
WEIGHTS = {"investment_attainment": 7, "employment_attainment": 5, "investment_growth": 4,
           "investment_growth_on_previous": 4}


def polars_workload(frame):
    """Doubles, as one lazy query."""
    c = pl.col
    known = lambda over, under, scale: pl.when(under != 0).then(over / under).round(scale)
    values = (
        frame.lazy()
        .with_columns(
            investment_realised_to_date=c("investment").cum_sum().over("zone", "year"),
            employment_to_date=c("employment").cum_sum().over("zone", "year"),
            investment_stock=c("investment_opening") + c("investment").cum_sum().over("zone"),
            employment_stock=c("employment_opening") + c("employment").cum_sum().over("zone"),
            previous=c("investment").shift(1).over("zone"),
            last_year=c("investment").shift(4).over("zone"),
            share_of_year=(c("quarter") % 4 + 1) / 4,
        )
        .with_columns(
            investment_attainment=known(
                c("investment_realised_to_date"), c("investment_target"), 4),
            employment_attainment=known(c("employment_to_date"), c("employment_target"), 4),
            investment_growth_on_previous=known(
                c("investment") - c("previous"), c("previous"), 4),
            investment_growth=known(c("investment") - c("last_year"), c("last_year"), 4),
            investment_per_job=known(
                c("investment_stock") * 1e6, c("employment_stock"), 0),
            investment_share_of_zones=(
                c("investment_stock") / c("investment_stock").sum().over("quarter")).round(4),
        )
    )
    of_year = lambda name: (
        (c(name) / c("share_of_year") * 100).clip(0, 100).round(2).alias("score_" + name))
    growth = c("investment_growth")
    scores = values.with_columns(
        of_year("investment_attainment"),
        of_year("employment_attainment"),
        pl.when(growth < -0.5).then(0.0)
        .when(growth < 0).then((growth + 0.5) * 80)
        .when(growth < 0.25).then(40 + growth * 160)
        .when(growth < 1).then(80 + (growth - 0.25) * 80 / 3)
        .when(growth >= 1).then(100.0)
        .round(2).alias("score_investment_growth"),
        ((c("investment_growth_on_previous") + 0.5) * 100).clip(0, 100).round(2)
        .alias("score_investment_growth_on_previous"),
    )
    weighed = [c("score_" + name) * weight for name, weight in WEIGHTS.items()]
    weights = [c("score_" + name).is_not_null() * weight for name, weight in WEIGHTS.items()]
    composite = pl.sum_horizontal(weighed) / pl.sum_horizontal(weights)
    composite = pl.when(pl.sum_horizontal(weights) >= 10).then(composite.round(2))
    rated = scores.with_columns(synthetic=composite).with_columns(
        class_=pl.when(c("synthetic") >= 80).then(pl.lit(0, pl.UInt8))
        .when(c("synthetic") >= 50).then(pl.lit(1, pl.UInt8))
        .when(c("synthetic") >= 0).then(pl.lit(2, pl.UInt8))
        .otherwise(pl.lit(254, pl.UInt8)))
    return rated.select(*OUTPUTS, "class_").collect()


def sql(decimal):
    """The workload in SQL: quotients of doubles; or exact, as DuckDB divides no decimals, of
    whole numbers of 128 bits."""
    kind = "DECIMAL(18, 0)" if decimal else "DOUBLE"
    if decimal:
        # A whole number of the last decimal, rounded half away from zero.
        def ratio(over, under, scale):
            n, d = f"{2 * 10**scale}::HUGEINT * ({over})::HUGEINT", f"({under})::HUGEINT"
            rounded = (f"CASE WHEN ({over}) < 0 THEN -((-({n}) + {d}) // (2 * {d})) "
                       f"ELSE (({n}) + {d}) // (2 * {d}) END")
            return f"CASE WHEN {d} <> 0 THEN {rounded} END"

        score_unit = 100
    else:
        ratio = lambda over, under, scale: (
            f"CASE WHEN ({under}) <> 0 THEN round(({over}) / ({under}), {scale}) END")
        score_unit = 1
    # Scores of values in units of their last decimal.
    if decimal:
        def line(value, factor, plus, divisor):
            n = f"({value}) * {factor} + {plus}"
            return f"((2 * ({n}) + {divisor}) // (2 * {divisor}))"
        of_year = lambda name: (
            f"CASE WHEN {name} IS NOT NULL THEN least(greatest((2 * {name} * 4 + passed) // (2 * passed), 0), 10000) END")
        growth = (
            "CASE WHEN investment_growth < -5000 THEN 0 "
            f"WHEN investment_growth < 0 THEN {line('investment_growth', 8000, 40000000, 10000)} "
            f"WHEN investment_growth < 2500 THEN {line('investment_growth', 16000, 40000000, 10000)} "
            f"WHEN investment_growth < 10000 THEN {line('investment_growth', 8000, 220000000, 30000)} "
            "WHEN investment_growth >= 10000 THEN 10000 END")
        previous = ("CASE WHEN investment_growth_on_previous IS NOT NULL THEN "
                    "least(greatest(investment_growth_on_previous + 5000, 0), 10000) END")
    else:
        of_year = lambda name: (
            f"round(CASE WHEN {name} IS NOT NULL THEN "
            f"least(greatest({name} / (passed / 4.0::DOUBLE) * 100, 0), 100) END, 2)")
        growth = (
            "round(CASE WHEN investment_growth < -0.5 THEN 0.0::DOUBLE "
            "WHEN investment_growth < 0 THEN (investment_growth + 0.5::DOUBLE) * 80 "
            "WHEN investment_growth < 0.25 THEN 40 + investment_growth * 160 "
            "WHEN investment_growth < 1 THEN 80 + (investment_growth - 0.25::DOUBLE) * 80 / 3 "
            "WHEN investment_growth >= 1 THEN 100.0::DOUBLE END, 2)")
        previous = ("round(CASE WHEN investment_growth_on_previous IS NOT NULL THEN "
                    "least(greatest((investment_growth_on_previous + 0.5::DOUBLE) * 100, 0), 100) END, 2)")
    weighed = " + ".join(f"coalesce(score_{name} * {w}, 0)" for name, w in WEIGHTS.items())
    weights = " + ".join(f"CASE WHEN score_{name} IS NULL THEN 0 ELSE {w} END" for name, w in WEIGHTS.items())
    composite = "(2 * over + under) // (2 * under)" if decimal else "round(over / under, 2)"
    limit = lambda number: number * score_unit
    return f"""
    WITH sums AS (
        SELECT *,
            quarter % 4 + 1 AS passed,
            sum(investment) OVER y AS investment_realised_to_date,
            sum(employment) OVER y AS employment_to_date,
            investment_opening + sum(investment) OVER z AS investment_stock,
            employment_opening + sum(employment) OVER z AS employment_stock,
            lag(investment, 1) OVER z AS previous,
            lag(investment, 4) OVER z AS last_year
        FROM (SELECT zone, quarter, year, investment::{kind} AS investment,
                employment::{kind} AS employment, investment_target::{kind} AS investment_target,
                employment_target::{kind} AS employment_target,
                investment_opening::{kind} AS investment_opening,
                employment_opening::{kind} AS employment_opening FROM input)
        WINDOW z AS (PARTITION BY zone ORDER BY quarter),
            y AS (PARTITION BY zone, year ORDER BY quarter)
    ), ratios AS (
        SELECT *,
            {ratio('investment_realised_to_date', 'investment_target', 4)} AS investment_attainment,
            {ratio('employment_to_date', 'employment_target', 4)} AS employment_attainment,
            {ratio('investment - previous', 'previous', 4)} AS investment_growth_on_previous,
            {ratio('investment - last_year', 'last_year', 4)} AS investment_growth,
            {ratio('investment_stock * 1000000', 'employment_stock', 0)} AS investment_per_job,
            {ratio('investment_stock', 'sum(investment_stock) OVER (PARTITION BY quarter)', 4)}
                AS investment_share_of_zones
        FROM sums
    ), scores AS (
        SELECT *, {of_year('investment_attainment')} AS score_investment_attainment,
            {of_year('employment_attainment')} AS score_employment_attainment,
            {growth} AS score_investment_growth,
            {previous} AS score_investment_growth_on_previous
        FROM ratios
    ), composites AS (
        SELECT *, CASE WHEN under >= 10 THEN {composite} END AS synthetic
        FROM (SELECT *, {weighed} AS over, {weights} AS under FROM scores)
    )
    SELECT {', '.join(OUTPUTS)},
        CASE WHEN synthetic >= {limit(80)} THEN 0 WHEN synthetic >= {limit(50)} THEN 1
            WHEN synthetic >= 0 THEN 2 ELSE 254 END AS class_
    FROM composites"""


def pandas_workload(frame):
    """Doubles, as one would write it."""
    zone, year = frame.groupby("zone", sort=False), frame.groupby(["zone", "year"], sort=False)
    out = pd.DataFrame(index=frame.index)
    ratio = lambda over, under: over / under.where(under != 0)
    out["investment_realised_to_date"] = year["investment"].cumsum()
    jobs = year["employment"].cumsum()
    out["investment_stock"] = frame["investment_opening"] + zone["investment"].cumsum()
    out["employment_stock"] = frame["employment_opening"] + zone["employment"].cumsum()
    out["investment_attainment"] = ratio(
        out["investment_realised_to_date"], frame["investment_target"]).round(4)
    out["employment_attainment"] = ratio(jobs, frame["employment_target"]).round(4)
    for name, lag in [("investment_growth_on_previous", 1), ("investment_growth", 4)]:
        before = zone["investment"].shift(lag)
        out[name] = ratio(frame["investment"] - before, before).round(4)
    out["investment_per_job"] = (out["investment_stock"] * 1e6 / out["employment_stock"]).round(0)
    total = out.groupby(frame["quarter"], sort=False)["investment_stock"].transform("sum")
    out["investment_share_of_zones"] = (out["investment_stock"] / total).round(4)
    passed = (frame["quarter"] % 4 + 1) / 4
    growth = out["investment_growth"].to_numpy()
    scores = {
        "investment_attainment": (out["investment_attainment"] / passed * 100).clip(0, 100),
        "employment_attainment": (out["employment_attainment"] / passed * 100).clip(0, 100),
        "investment_growth": pd.Series(np.where(np.isnan(growth), np.nan, np.interp(
            growth, [-0.5, 0, 0.25, 1], [0, 40, 80, 100]))),
        "investment_growth_on_previous":
            ((out["investment_growth_on_previous"] + 0.5) * 100).clip(0, 100),
    }
    over, under = 0.0, 0.0
    for name, weight in WEIGHTS.items():
        score = scores[name].round(2)
        over = over + score.fillna(0) * weight
        under = under + score.notna() * weight
    out["synthetic"] = (over / under.where(under >= 10)).round(2)
    out["class_"] = np.select(
        [out["synthetic"] >= 80, out["synthetic"] >= 50, out["synthetic"] >= 0], [0, 1, 2], 254
    ).astype(np.uint8)
    return out


SCALES = {name: 4 for name in OUTPUTS} | {
    "investment_realised_to_date": -6, "investment_stock": -6, "employment_stock": 0,
    "investment_per_job": 0, "synthetic": 2}


def compared(ours, columns, in_units):
    """How far known values and their sums are from ours, output by output."""
    worst = (0, "")
    for name in OUTPUTS:
        column = np.asarray(columns[name], dtype=float)
        known = ~np.isnan(column)
        if known.sum() != ours[name]["known"]:
            raise SystemExit(f"{name}: {known.sum()} values, ours {ours[name]['known']}")
        scale = 0 if in_units and SCALES[name] > 0 else SCALES[name]
        if scale > 0:
            column = column * 10.0**scale
        expected = int(ours[name]["sum"])
        if SCALES[name] < 0:
            expected //= 10 ** -SCALES[name]
        units = np.round(column[known])
        # Sums of whole numbers, exactly.
        total = int(units.astype(np.int64).sum()) if np.abs(units).max() < 2**53 else None
        if total is not None:
            worst = max(worst, (abs(total - expected), name))
            if abs(total - expected) > len(column):
                raise SystemExit(f"{name}: {total}, ours {expected}")
    return f"{worst[0]} in {worst[1]}" if worst[0] else "0"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--zones", type=int, default=250_000)
    parser.add_argument("--quarters", type=int, default=40)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--target", default=os.environ.get("CARGO_TARGET_DIR", "target"))
    parser.add_argument("--skip", nargs="*", default=[])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    examples = Path(options.target) / "release" / "examples"
    size = [str(options.zones), str(options.quarters), str(options.times)]

    if options.times < 1:
        parser.error(f"--times {options.times}: expected at least 1")
    for example in ["bulk", "workload"]:
        if not (examples / example).is_file():
            parser.error(f"there is no {examples / example}: build it as the head of this file says, "
                         "or name the build's directory with --target")

    def ours(*command):
        done = subprocess.run([str(examples / command[0]), *command[1:]],
                              stdout=subprocess.PIPE, text=True)
        if done.returncode:
            raise SystemExit(done.returncode)  # It has said itself what is wrong.
        return json.loads(done.stdout)

    sums = ours("bulk", "--zones", size[0], "--quarters", size[1], "--sums", "--json")["sums"]
    data = columns(options.zones, options.quarters)
    rows = len(data["zone"])
    doubles = {name: column.astype(np.float64) if name not in ("zone", "quarter", "year") else column
               for name, column in data.items()}
    polars_frame = pl.DataFrame(doubles)
    pandas_frame = pd.DataFrame(doubles)
    # The same as ours: whole numbers; each program makes of them what it computes with.
    whole = pd.DataFrame(data)
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}")
    connection.execute("CREATE TABLE input AS SELECT * FROM whole")
    del data, doubles, whole

    def in_duckdb(decimal):
        connection.execute("DROP TABLE IF EXISTS output")
        connection.execute("CREATE TABLE output AS " + sql(decimal))

    def from_duckdb():
        return connection.execute("SELECT * FROM output").df()

    contenders = {
        "Polars, f64": (lambda: polars_workload(polars_frame), lambda out: {
            name: out[name].cast(pl.Float64).to_numpy() for name in OUTPUTS}, False),
        "DuckDB, DOUBLE": (lambda: in_duckdb(False), lambda _: from_duckdb(), False),
        "DuckDB, DECIMAL and HUGEINT": (lambda: in_duckdb(True), lambda _: from_duckdb(), True),
        "pandas, f64": (lambda: pandas_workload(pandas_frame), lambda out: out, False),
    }
    best, differences, cpu = {}, {}, {}
    for turn in range(options.times):
        measured = ours("workload", *size)
        for name, number in measured.items():
            if isinstance(number, (int, float)):
                best["ours " + name] = min(best.get("ours " + name, np.inf), number)
        for kind in ["linear_kept", "linear_folded"]:
            known = best.setdefault(kind, {})
            for count, time_of_row in measured[kind].items():
                known[count] = min(known.get(count, np.inf), time_of_row)
        best["copy"] = max(best.get("copy", 0), measured["copy_gb_per_s"])
        for name, (work, columns_of, in_units) in contenders.items():
            if any(skip in name for skip in options.skip) or (turn and "DECIMAL" in name):
                continue
            start, start_cpu = time.perf_counter(), time.process_time()
            out = work()
            took = (time.perf_counter() - start) * 1e9 / rows
            used = (time.process_time() - start_cpu) * 1e9 / rows
            cpu[name] = min(cpu.get(name, np.inf), used)
            best[name] = min(best.get(name, np.inf), took)
            if turn == 0:
                differences[name] = compared(sums, columns_of(out), in_units)
            del out
    if options.json:
        print(json.dumps({"rows": rows, "best": best, "cpu": cpu, "differences": differences}))
        return
    two = best["ours kept_2"]
    print(f"{rows} zone-quarters, synthetic; {options.times} times in turn, the best of each\n")
    print("| program | threads | ns per zone-quarter | times ours | ns of processor | times ours | sums differ by |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    own = best["ours cpu_kept_1"]
    # The system counts in hundredths of a second, of which small sizes take none.
    times_ours = lambda used, digits=1: f"{used / own:.{digits}f}" if own else "-"
    for label, key, threads in [
        ("ours, results kept", "kept_1", 1), ("ours, results kept", "kept_2", 2),
        ("ours, folded", "folded_1", 1), ("ours, folded", "folded_2", 2),
        ("ours, 128-bit integers", "wide_1", 1),
    ]:
        of_cpu = best.get("ours cpu_" + key)
        of_cpu = "|" if of_cpu is None else f"{of_cpu:.1f} | {times_ours(of_cpu)}"
        time_of_row = best["ours " + key]
        print(f"| {label} | {threads} | {time_of_row:.1f} | {time_of_row / two:.1f} | {of_cpu} | |")
    for name in contenders:
        if name in best:
            threads = 1 if "pandas" in name else THREADS
            print(f"| {name} | {threads} | {best[name]:.0f} | {best[name] / two:.0f} | "
                  f"{cpu[name]:.0f} | {times_ours(cpu[name], 0)} | {differences[name]} |")
    moved = best["ours moved_once"]
    print(f"\nMoving the bytes once: {moved:.2f} ns; ours on one thread is {best['ours kept_1'] / moved:.1f} "
          f"times that. Copy bandwidth: {best['copy']:.1f} GB/s, read and written.")
    for kind in ["linear_kept", "linear_folded"]:
        print(f"{kind}, rows and ns:", ", ".join(f"{n}: {t:.1f}" for n, t in best[kind].items()))


if __name__ == "__main__":
    main()
