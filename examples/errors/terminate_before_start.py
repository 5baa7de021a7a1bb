# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Clean up a process that was never started."""

from multiprocessing import Process


def play(tune: str) -> None:
    print("playing", tune)


def main(tune: str) -> None:
    player = Process(target=play, args=(tune,))
    if tune:
        player.start()
    player.terminate()
    player.join()


if __name__ == "__main__":
    main(tune="")
