"""The simulation that an analyst would write with numpy: schemes whose costs and savings are not certain, shared
between partners by shares of each scheme, nobody having more than 3% of its budget, and what goes beyond that
redistributed between those who still have room. Prints P10, P50 and P90 by year and partner.

Usage: simulation.py CASE PATHS SEED, where CASE is a file of the case that the bench wrote.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

CHUNK = 8192
THREADS = 2


def capped(first, cap):
    """Limits in either sign; what is cut goes to those with room, in proportion to what they had of its sign."""
    parts = np.clip(first, -cap, cap)
    left = (first - parts).sum(axis=1)
    open_paths = np.flatnonzero(np.abs(left) > 0.5)
    while open_paths.size:
        own, rest = parts[open_paths], left[open_paths, None]
        sign = np.sign(rest)
        weights = np.where((first[open_paths] * sign > 0) & (own * sign < cap), first[open_paths], 0.0)
        total = weights.sum(axis=1, keepdims=True)
        more = np.divide(rest, total, out=np.zeros_like(rest), where=total != 0)
        own = own + weights * more
        cut = np.clip(own, -cap, cap)
        parts[open_paths] = cut
        left[open_paths] = (own - cut).sum(axis=1)
        open_paths = open_paths[(np.abs(left[open_paths]) > 0.5) & (total[:, 0] != 0)]
    return parts


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        case = json.load(file)
    paths, seed = int(sys.argv[2]), int(sys.argv[3])
    costs, savings = np.log(np.array(case["costs"])), np.log(np.array(case["savings"]))
    cost_sigma, saving_sigma = np.array(case["costSigma"]), np.array(case["savingSigma"])
    shares = np.array(case["shares"], dtype=float) / case["whole"]
    cap = np.array(case["limits"], dtype=float)
    schemes, years = costs.shape
    start = time.perf_counter()
    found = np.empty((years, 3, cap.size))
    streams = np.random.SeedSequence(seed).spawn(THREADS)
    generators = [np.random.default_rng(stream) for stream in streams]
    result = np.empty((paths, cap.size))

    def work(thread, year):
        rng = generators[thread]
        for at in range(thread * CHUNK, paths, THREADS * CHUNK):
            many = min(CHUNK, paths - at)
            cost = rng.standard_normal((many, schemes))
            cost *= cost_sigma
            cost += costs[:, year]
            np.exp(cost, out=cost)
            saving = rng.standard_normal((many, schemes))
            saving *= saving_sigma
            saving += savings[:, year]
            np.exp(saving, out=saving)
            cost -= saving
            result[at : at + many] = capped(cost @ shares, cap)

    with ThreadPoolExecutor(THREADS) as pool:
        for year in range(years):
            list(pool.map(work, range(THREADS), [year] * THREADS))
            halves = np.array_split(np.arange(cap.size), THREADS)
            found[year] = np.concatenate(
                list(pool.map(lambda half: np.quantile(result[:, half], [0.1, 0.5, 0.9], axis=0), halves)), axis=1
            )
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "quantiles": found.tolist()}))


if __name__ == "__main__":
    main()
