# /// script
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Keep the processes in the object whose method they run."""

from multiprocessing import Process


class Orchestra:
    def __init__(self):
        self.players = []

    def play(self, name):
        print(name, "plays")

    def start(self, name):
        player = Process(target=self.play, args=(name,))
        player.start()
        self.players.append(player)


if __name__ == "__main__":
    orchestra = Orchestra()
    try:
        orchestra.start("Ada")
        orchestra.start("Grace")
    finally:
        for player in orchestra.players:
            player.join()
