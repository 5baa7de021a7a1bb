"""Keep the processes outside the object that they get a copy of."""

from multiprocessing import Process


class Orchestra:
    def play(self, name):
        print(name, "plays")


if __name__ == "__main__":
    orchestra = Orchestra()
    players = []
    for name in ("Ada", "Grace"):
        player = Process(target=orchestra.play, args=(name,))
        player.start()
        players.append(player)
    for player in players:
        player.join()
