"""Doc to places: the names of places, what they are used for, and which place each of them means."""

from newsnb.extract.places.finding import FoundPlaces, find_places, home_of, locate_spans
from newsnb.extract.places.page import tags_of_entities, tags_of_group
from newsnb.extract.places.proposing import PROPOSERS

__all__ = ["PROPOSERS", "FoundPlaces", "find_places", "home_of", "locate_spans", "tags_of_entities", "tags_of_group"]
