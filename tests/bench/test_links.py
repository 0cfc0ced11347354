from newsnb.bench.scores.links import Linked, errors_in

TEXT = "Ada Berg met Olaf Lie. She thanked him. Berg left."
WORDS = {"ada": "Ada Berg", "olaf": "Olaf Lie", "she": "She", "him": "him", "berg": "Berg"}


def linked(**clusters):
    """Return mentions by the words of `WORDS`, each in a cluster."""
    return [
        Linked(
            TEXT.rindex(WORDS[word]),
            TEXT.rindex(WORDS[word]) + len(WORDS[word]),
            word,
            cluster,
            "" if word in ("she", "him") else WORDS[word],
        )
        for word, cluster in clusters.items()
    ]


GOLD = linked(ada="a", she="a", berg="a", olaf="o", him="o")


def kinds(**clusters):
    return [(error["kind"], error["snippet"]) for error in errors_in("met", TEXT, GOLD, linked(**clusters))]


def test_the_same_clusters_have_no_errors():
    assert kinds(ada="1", she="1", berg="1", olaf="2", him="2") == []


def test_a_mention_linked_to_somebody_else_is_named_with_both():
    (error,) = errors_in("met", TEXT, GOLD, linked(ada="1", she="1", berg="1", olaf="2", him="1"))
    assert (error["kind"], error["expected"], error["found"]) == ("linked to another", "Olaf Lie", "Ada Berg")


def test_a_cluster_in_two_is_split_at_the_smaller_part():
    assert [kind for kind, _ in kinds(ada="1", she="1", berg="3", olaf="2", him="2")] == ["split"]


def test_a_mention_left_out_is_missed():
    assert kinds(ada="1", berg="1", olaf="2", him="2") == [("missed", TEXT.replace("She", "[She]"))]
