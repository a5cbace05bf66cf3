"""Prints one HTML file as PDF again and again, and says how long the median run took, in seconds.

/usr/bin/python3 reports.py FILE RUNS
"""
import statistics
import sys
import time

import weasyprint

with open(sys.argv[1], encoding="utf-8") as file:
    html = file.read()
seconds = []
for run in range(-1, int(sys.argv[2])):
    began = time.perf_counter()
    pdf = weasyprint.HTML(string=html).write_pdf()
    if run >= 0:
        seconds.append(time.perf_counter() - began)
print(weasyprint.__version__, statistics.median(seconds), len(pdf))
