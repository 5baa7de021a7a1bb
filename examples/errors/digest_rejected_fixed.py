# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Talk to a manager in another program: same address, same key."""

import subprocess
import sys
from multiprocessing.managers import BaseManager, DictProxy

KEY = b"only on a network that you trust"
stock = {"apples": 3}


class Stock(BaseManager):
    """Offers one dict to whoever knows the key."""


def serve() -> None:
    Stock.register("get_stock", lambda: stock, DictProxy)
    server = Stock(address=("127.0.0.1", 0), authkey=KEY).get_server()
    print(server.address[1], flush=True)  # the port that the system has chosen
    server.serve_forever()


def main() -> None:
    command = [sys.executable, __file__, "serve"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True
    ) as program:
        port = int(program.stdout.readline())
        Stock.register("get_stock", proxytype=DictProxy)
        client = Stock(address=("127.0.0.1", port), authkey=KEY)
        client.connect()
        print("in stock:", client.get_stock().copy())
        program.terminate()


if __name__ == "__main__":
    serve() if sys.argv[1:] else main()
