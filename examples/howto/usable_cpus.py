# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Count the CPUs that this process may use, in a container too."""

import os
import tempfile
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")


def cpu_quota(folder: Path = CGROUP) -> float:
    """Return the CPUs that a container's limit allows (cgroup version 2)."""
    try:
        quota, period = (folder / "cpu.max").read_text().split()
        return float("inf") if quota == "max" else int(quota) / int(period)
    except OSError:
        return float("inf")  # no container, or one without a limit


def usable_cpus(folder: Path = CGROUP) -> int:
    if "SLURM_CPUS_PER_TASK" in os.environ:
        return int(os.environ["SLURM_CPUS_PER_TASK"])
    allowed = (
        os.process_cpu_count() or 1
        if hasattr(os, "process_cpu_count")  # Python 3.13
        else len(os.sched_getaffinity(0))
    )
    return max(1, int(min(allowed, cpu_quota(folder))))


def main() -> None:
    print("no more than there are:", usable_cpus() <= (os.cpu_count() or 1))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)  # stands for the folder of a container
        (folder / "cpu.max").write_text("150000 100000\n")
        print("docker run --cpus 1.5:", cpu_quota(folder), "CPUs")
        print("workers:", usable_cpus(folder))
    os.environ["SLURM_CPUS_PER_TASK"] = "12"  # as Slurm sets it
    print("srun --cpus-per-task=12:", usable_cpus(), "workers")


if __name__ == "__main__":
    main()
