"""Start processes from a package, by python -m and by a console script."""

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

FILES = {
    "shop/__init__.py": "",
    "shop/prices.py": "def double(price):\n    return 2 * price\n",
    "shop/cli.py": """
from concurrent.futures import ProcessPoolExecutor
from shop.prices import double

def main():
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(double, [1, 2, 3])))
""",
    "shop/__main__.py": """
from shop.cli import main

if __name__ == "__main__":
    main()
""",
    # What pip and uv write for: [project.scripts] shop = "shop.cli:main"
    "bin/shop": """
import sys
from shop.cli import main

if __name__ == "__main__":
    sys.exit(main())
""",
}


def main() -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        for name, text in FILES.items():
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(text)
        paths = [".", os.environ.get("PYTHONPATH", "")]
        paths_joined = os.pathsep.join(paths)  # stands for installing
        environment = os.environ | {"PYTHONPATH": paths_joined}
        for command in ["-m", "shop"], ["bin/shop"]:
            print("python", *command)
            subprocess.run(
                [sys.executable, *command], env=environment, check=True
            )


if __name__ == "__main__":
    main()
