"""Connect to a manager over the network, with the right key and a wrong one."""

from multiprocessing import AuthenticationError, Pipe, Process
from multiprocessing.managers import BaseManager

KEY = b"read me from a file that only you can read"


class Server(BaseManager):
    pass


class Client(BaseManager):
    pass


Client.register("get_prices")  # the name is enough on this side


def serve(pipe) -> None:
    prices = {"plum": 3}
    Server.register("get_prices", callable=lambda: prices)
    server = Server(address=("127.0.0.1", 0), authkey=KEY).get_server()
    pipe.send(server.address)  # with the port that was free
    server.serve_forever()


def main() -> None:
    pipe, theirs = Pipe()
    process = Process(target=serve, args=(theirs,))
    process.start()
    address = pipe.recv()
    for key in KEY, b"a guess":
        client = Client(address, authkey=key)
        try:
            client.connect()
            print("the price:", client.get_prices().get("plum"))
        except AuthenticationError as error:
            print("AuthenticationError:", error)
    process.terminate()
    process.join()


if __name__ == "__main__":
    main()
