import pytest

from newsnb.bench.scores.coreference import scores

LUO = [set("12345"), set("67"), set("89ABC")]  # the example of Luo (2005), table 1


def f1(gold, found):
    return {metric: round(figure["F1"], 3) for metric, figure in scores(gold, found).items()}


@pytest.mark.parametrize(
    ("found", "muc", "b_cubed", "ceaf"),
    [
        ([set("12345"), set("6789ABC")], 0.947, 0.865, 0.733),
        ([set("1234589ABC"), set("67")], 0.947, 0.737, 0.667),
        ([set("123456789ABC")], 0.900, 0.545, 0.294),
        ([{mention} for mention in "123456789ABC"], 0.0, 0.400, 0.178),
    ],
    ids=["small merge", "large merge", "all one", "all alone"],
)
def test_scores_are_those_of_the_worked_example(found, muc, b_cubed, ceaf):
    figures = f1(LUO, found)
    assert (figures["MUC"], figures["B3"], figures["CEAFe"]) == (muc, b_cubed, ceaf)


def test_mentions_that_one_side_lacks_lower_the_scores_of_that_side():
    # The example of Pradhan et al. (2014), section 3: key {a b c} {d e f g}, response {a b} {c d} {f g h i}.
    figures = scores([set("abc"), set("defg")], [set("ab"), set("cd"), set("fghi")])
    shown = {metric: (round(one["R"], 2), round(one["P"], 2)) for metric, one in figures.items() if metric != "CoNLL"}
    assert shown == {"MUC": (0.4, 0.4), "B3": (0.42, 0.5), "CEAFe": (0.65, 0.43)}


def test_the_same_clusters_score_one_and_no_clusters_nothing():
    assert f1(LUO, LUO) == {"MUC": 1, "B3": 1, "CEAFe": 1, "CoNLL": 1}
    assert f1(LUO, []) == {"MUC": 0, "B3": 0, "CEAFe": 0, "CoNLL": 0}
