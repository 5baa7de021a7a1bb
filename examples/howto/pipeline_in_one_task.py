"""Run all stages of a pipeline for one item in one task."""

import gzip
import json
from concurrent.futures import ProcessPoolExecutor, as_completed


def unpack(parcel):
    return gzip.decompress(parcel).decode()


def parse(text):
    return json.loads(text)


def total(order):
    return order["customer"], sum(order["prices"])


def process(parcel):
    return total(parse(unpack(parcel)))


def main() -> None:
    orders = [
        b'{"customer": "Ada", "prices": [3, 4]}',
        b'{"customer": "Bob", "prices": [10]',
        b'{"customer": "Cleo", "prices": [1, 2, 3]}',
    ]
    parcels = [gzip.compress(order) for order in orders]
    totals, failed = {}, []
    with ProcessPoolExecutor(2) as executor:
        tasks = {executor.submit(process, p): n for n, p in enumerate(parcels)}
        for task in as_completed(tasks):
            try:
                customer, amount = task.result()
            except ValueError as error:
                failed.append(f"parcel {tasks[task]}: {error}")
            else:
                totals[customer] = amount
    print(dict(sorted(totals.items())))
    print(*failed, sep="\n")


if __name__ == "__main__":
    main()
