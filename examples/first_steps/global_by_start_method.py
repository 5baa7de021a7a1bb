# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Show which children see a global that was changed under the guard."""

from multiprocessing import get_context

language = "English"


def speak(method: str) -> None:
    print(f"{method} child: {language}")


if __name__ == "__main__":
    language = "French"
    print("main:", language)
    for method in ("fork", "spawn", "forkserver"):
        process = get_context(method).Process(target=speak, args=(method,))
        process.start()
        process.join()
