# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Connect to a manager with another key than the manager has."""

from multiprocessing.managers import BaseManager


class Stock(BaseManager):
    """Offers one dict to whoever knows the key."""


Stock.register("get_stock", callable=dict)


def main() -> None:
    with Stock(address=("127.0.0.1", 0), authkey=b"apple") as server:
        client = Stock(address=server.address, authkey=b"pear")
        client.connect()


if __name__ == "__main__":
    main()
