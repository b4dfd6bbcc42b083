"""The synthetic workload: the same numbers as `kawasan_columnar::synthetic`, and what it asks for.

Nothing here says anything of any zone: the data are made up.
"""

import numpy as np

SEED = 1
OUTPUTS = [
    "investment_realised_to_date",
    "investment_stock",
    "employment_stock",
    "investment_attainment",
    "employment_attainment",
    "investment_growth_on_previous",
    "investment_growth",
    "investment_per_job",
    "investment_share_of_zones",
    "synthetic",
]


def draw(column, zone, row):
    """A number of 64 bits for each cell: the output function of SplitMix64."""
    with np.errstate(over="ignore"):
        u = np.uint64
        state = (
            u(SEED)
            + u(column) * u(0xA0761D6478BD642F)
            + zone.astype(u) * u(0xE7037ED1A0B428DB)
            + (row.astype(u) + u(1)) * u(0x9E3779B97F4A7C15)
        )
        state = (state ^ (state >> u(30))) * u(0xBF58476D1CE4E5B9)
        state = (state ^ (state >> u(27))) * u(0x94D049BB133111EB)
        return state ^ (state >> u(31))


def columns(zones, quarters):
    """Flat columns, zone after zone, in each of them quarter after quarter.

    Investment is in millions. A target of 0 stands for none.
    """
    u = np.uint64
    zone = np.repeat(np.arange(zones, dtype=np.int64), quarters)
    quarter = np.tile(np.arange(quarters, dtype=np.int64), zones)
    year = quarter // 4
    zero = np.zeros_like(zone)
    size = u(1_000) + draw(0, zone, zero) % u(199_000)
    flow = draw(1, zone, quarter)
    investment = size * (u(20) + flow % u(160)) // u(100)
    investment[(flow >> u(20)) % u(128) == 0] = 0
    target = draw(3, zone, year)
    millions = size * u(4) * (u(60) + target % u(80)) // u(100)
    millions[(target >> u(20)) % u(64) == 0] = 0
    jobs_target = draw(4, zone, year)
    jobs = u(1) + jobs_target % u(1_600)
    jobs[(jobs_target >> u(20)) % u(64) == 0] = 0
    signed = lambda column: column.astype(np.int64)
    return {
        "zone": zone,
        "quarter": quarter,
        "year": year,
        "investment": signed(investment),
        "employment": signed(draw(2, zone, quarter) % u(400)),
        "investment_target": signed(millions),
        "employment_target": signed(jobs),
        "investment_opening": signed(u(1) + draw(5, zone, zero) % u(2_000_000)),
        "employment_opening": signed(u(1) + draw(6, zone, zero) % u(4_000)),
    }
