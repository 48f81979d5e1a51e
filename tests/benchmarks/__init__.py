"""How fast, how big, how good: each module prints a table (`python -m tests.benchmarks.stages`).

The threads of the libraries beneath are set here, before anything imports them: a figure had with as many threads as
there happened to be cores says nothing on another machine. The model has threads of its own.
"""

import os

os.environ.update({"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"})
