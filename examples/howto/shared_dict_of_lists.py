"""Share a dict of lists, and append to the lists in the workers."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager

SIGHTINGS = ["wren park", "kite hill", "wren hill", "owl park", "wren lake"]


def note(places, sighting) -> None:
    bird, place = sighting.split()
    places[bird].append(place)


def main() -> None:
    with Manager() as manager, ProcessPoolExecutor(2) as executor:
        lists = {bird: manager.list() for bird in ("kite", "owl", "wren")}
        places = manager.dict(lists)  # and keep the lists as long as it
        many = [places] * len(SIGHTINGS)
        list(executor.map(note, many, SIGHTINGS))
        for bird, where in sorted(places.items()):
            print(bird, sorted(where))


if __name__ == "__main__":
    main()
