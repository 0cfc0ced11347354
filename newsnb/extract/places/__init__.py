"""Doc to places: the names of places, what they are used for, and which place each of them means."""

from newsnb.extract.places.finding import FoundPlaces, find_places, home_of, locate_spans

__all__ = ["FoundPlaces", "find_places", "home_of", "locate_spans"]
