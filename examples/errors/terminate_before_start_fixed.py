# /// script
# [tool.mpguide]
# ///
"""Clean up a process only if it was started."""

from multiprocessing import Process


def play(tune: str) -> None:
    print("playing", tune)


def main(tune: str) -> None:
    player = Process(target=play, args=(tune,))
    if tune:
        player.start()
    if player.pid is not None:
        player.terminate()
        player.join()
    print("pid:", player.pid)


if __name__ == "__main__":
    main(tune="")
