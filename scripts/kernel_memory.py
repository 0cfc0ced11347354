"""Start Jupyter kernels as a class does on a hub, let each read an article, and tell what memory they take.

``python scripts/kernel_memory.py 8 ARTICLE.txt``, on Linux, which tells what processes share. *RSS* is all that a
kernel has in memory, shared or not; *USS* what would be free if it ended; *PSS* that and its part of what is shared;
*peak* the most it ever had. The gazetteer is built before. It is read through the cache of the system, which holds it
once for all.
"""

import argparse
import os
import re
from pathlib import Path

from jupyter_client import BlockingKernelClient, KernelManager

from newsnb.gazetteer import load

_PATIENCE_S = 300
_MB = 1024  # kilobytes
_READ = "%load_ext newsnb\nimport newsnb\nreading = newsnb.read(open({path!r}, encoding='utf-8').read())\nreading"


def main() -> None:
    """Run the kernels and print a line for each, and one for what they share."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kernels", type=int, nargs="?", default=8)
    parser.add_argument("article", type=Path, nargs="?", default=Path("seeds/taliban-moscow.txt"))
    options = parser.parse_args()
    load().lookup("Oslo")  # builds the gazetteer if it is not there
    kernels = []
    try:
        for _ in range(options.kernels):
            before = free_mb()
            kernels.append(start())
            run(kernels[-1][1], _READ.format(path=str(options.article.resolve())))
        print("MB   RSS   PSS   USS  peak")
        for number, (manager, _) in enumerate(kernels, 1):
            print(f"{number:>2}  " + describe(manager.provisioner.pid))
        print(f"the last of them took {before - free_mb()} MB of what the system had available")
    finally:
        for manager, client in kernels:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def start() -> tuple[KernelManager, BlockingKernelClient]:
    """Start a kernel and wait until it answers."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(env=dict(os.environ))
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=_PATIENCE_S)
    return manager, client


def run(client: BlockingKernelClient, code: str) -> None:
    """Run code in a kernel."""
    reply = client.execute_interactive(code, timeout=_PATIENCE_S, output_hook=lambda message: None)
    if reply["content"]["status"] != "ok":
        raise SystemExit("\n".join(reply["content"]["traceback"]))


def describe(pid: int) -> str:
    """Return the memory of a process in megabytes."""
    whole = sizes(Path(f"/proc/{pid}/smaps_rollup").read_text())
    peak = sizes(Path(f"/proc/{pid}/status").read_text())["VmHWM"]
    own = whole["Private_Clean"] + whole["Private_Dirty"]
    return "  ".join(f"{size / _MB:>4.0f}" for size in (whole["Rss"], whole["Pss"], own, peak))


def free_mb() -> int:
    """Return what the system can still give, without what it keeps of files."""
    return sizes(Path("/proc/meminfo").read_text())["MemAvailable"] // _MB


def sizes(text: str) -> dict[str, int]:
    """Read lines such as ``Rss:  12 kB``."""
    return {name: int(size) for name, size in re.findall(r"^(\w+):\s+(\d+) kB", text, flags=re.MULTILINE)}


if __name__ == "__main__":
    main()
