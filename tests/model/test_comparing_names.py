"""Who is heard in two accounts of one event: namesakes, acronyms, other spellings, first names and descriptions."""

import pytest

import newsnb

HEARD = {
    "a body by its first letters": (
        "The Tarn Water Board said on Monday that the leak at Holle dam had been closed.",
        "TWB said that the water was safe to drink.",
        [("Tarn Water Board", "TWB")],
    ),
    "accents": (
        "The priest, Father Miklos Horvath, said the thieves had polished the bell.",
        "“It has not been so clean since the war,” said Miklós Horváth, its priest.",
        [("Miklos Horvath", "Miklós Horváth")],
    ),
    "a rank in capitals": (
        "Detective Inspector Sean Mcallister said the bell lay under a heap of tyres.",
        "DI McAllister said that no one had been arrested yet.",
        [("Sean Mcallister", "McAllister")],
    ),
    "a letter": (
        "Engineer Oda Lindqvist said that the pump had been repaired twice.",
        "Oda Lindkvist, an engineer, said the pump was old.",
        [("Oda Lindqvist", "Oda Lindkvist")],
    ),
    "another spelling of a first name": (
        "Imam Yousef Rahman said that the door would stay open.",
        "“All are welcome,” said the imam, Yusuf Rahman.",
        [("Yousef Rahman", "Yusuf Rahman")],
    ),
    "a short first name": (
        "Coach Bob Tanner said that his team was tired.",
        "Robert Tanner said that it was a question of legs. His captain, Rob Kerr, agreed. “Legs,” he said.",
        [("Bob Tanner", "Robert Tanner")],
    ),
    "a vice-president and a president": (
        "President Adeola Nkemba said the border would open. Vice-President Femi Alade said guards had been sent.",
        "The president said the border would be open. The vice-president said that guards were on their way.",
        [("Adeola Nkemba", "The president"), ("Femi Alade", "The vice-president")],
    ),
    "a chief executive and a boss": (
        "Kornhus chief executive Astrid Venn blamed the price of butter. “It is butter,” she said.",
        "“Butter is gold now,” said the boss of Kornhus, who took over in March.",
        [("Astrid Venn", "the boss of Kornhus")],
    ),
    "a mayor with her place": (
        "The mayor of Hollin, Ruth Amsel, said the flood was the worst in memory.",
        "The mayor of Hollin said that the park was lost. “I cried,” she said.",
        [("Ruth Amsel", "The mayor of Hollin")],
    ),
    "a first name and what she is": (
        "Runa’s mother, Tilde Krog, said that the ring would stay in the house.",
        "Proud mum Tilde said she had hidden it in the flour.",
        [("Tilde Krog", "Tilde")],
    ),
    "a description that she": (
        "Rescue chief Anja Soder said the wind had been worse than the forecast.",
        "The head of the rescue team was tired. “We turned back twice,” she said.",
        [("Anja Soder", "The head of the rescue team")],
    ),
    "a namesake by what she does": (
        "The race director, Olaf Brekke, said that nobody would be blamed. The jury refused the appeal. Its "
        "chairwoman, Dr Signe Brekke, said that rules were rules.",
        "The jury turned him down. Brekke, who chairs it, said: “We cannot hand out prizes for luck.” Race director "
        "Olaf Brekke asked people to be kind.",
        [("Olaf Brekke", "Olaf Brekke"), ("Signe Brekke", "Brekke")],
    ),
    "a namesake by what he says": (
        "“I do not remember winning,” said Abby Lorne, 22. Ivo Lorne, her uncle and the organiser, said that nobody "
        "had rolled the barrel and that it had been seen rolling.",
        "Winner Abby Lorne was knocked cold. “I do not remember winning,” she said.\n\nLorne, 68, denies being in "
        "charge. “The barrel was seen rolling,” he said.",
        [("Abby Lorne", "Abby Lorne"), ("Ivo Lorne", "Lorne")],
    ),
    "a description taken for another": (
        "“We have agreed on the coffee,” Pelic said.",
        "“We have agreed on the coffee,” Astrava’s foreign minister said. Aino Rask, who leads Norland’s foreign "
        "ministry, said there would be another round.",
        [("Pelic", "Astrava’s foreign minister")],
    ),
    "a mayor of elsewhere": (
        "The mayor, Hugo Lenz, called it a good day for the zoo.",
        "The mayor of neighbouring Ham said that he was envious.",
        [],
    ),
    "an aide is not who they aid": (
        "Senator Carla Ruiz said that the bill was dead. “It can be woken,” said Senator Bob Hale.",
        "An aide to Ruiz said the votes were not there.",
        [],
    ),
    "a last name and a body": (
        "The Farm Bureau’s president, Dot Weems, said that growers would remember.",
        "Weems of the Farm Bureau said that growers would not forget.",
        [("Dot Weems", "Weems")],
    ),
    "a first name alone": (
        "The animal rescuer, a man called Timo, said that he had used a blanket.",
        "Timo Berg of the animal rescue said all it took was a blanket.",
        [("Timo", "Timo Berg")],
    ),
    "a description beside the name": (
        "“It looked at me as if I were late,” said driver Eva Stolz.",
        "“It looked at me as if I were late,” the driver said. Stolz said that she would remember the look.",
        [("Eva Stolz", "Stolz")],
    ),
    "a namesake by a form of address": (
        "The dean, Dr Margaret Hall, said the chapter had been told. Historian Lady Celia Hall said that the staircase "
        "must stay.",
        "Dr Hall said that she would wait for the plan on paper.",
        [("Margaret Hall", "Hall")],
    ),
    "a last name behind what she is": (
        "Climate researcher Jon Ek of the institute in Vaara said the season had shrunk.",
        "Climate researcher Mr Ek of the institute in Vaara said that there might soon be no ice.",
        [("Jon Ek", "Ek")],
    ),
    "a wife is a woman though she is his": (
        "The keeper, Ivan Holt, shrugged. Holt’s wife, Mia Holt, said that the goat had never done it before.",
        "Ivan Holt, who keeps the goat, was asleep. His wife said that it would not happen again.",
        [("Mia Holt", "His wife")],
    ),
    "a sister whom she means": (
        "Karl Dahl said that he had missed the snow. Dahl’s sister, Vera Dahl, said she had kept his skis.",
        "A judge spoke for an hour.\n\nKarl Dahl will live with his sister near the lake. She said that there was a "
        "room for him.",
        [("Vera Dahl", "his sister")],
    ),
    "a title of whom a last name means": (
        "The expert, Professor Emil Olsen, denied it. “I said that it might be old,” he said. “That is another word.”",
        "Olsen, the expert, was having none of it. “I said that it might be old. That is another word,” the "
        "professor said.",
        [("Emil Olsen", "Olsen")],
    ),
    "a pronoun taken for somebody else": (
        "The chair of the trustees, Lord Fenwick, thanked Ms Hale. He said that she had served well.",
        "Fenwick, who chairs the board, said the trustees were grateful to her.",
        [("Fenwick", "Fenwick")],
    ),
    "a title before the name that he means": (
        "The champion, Oskar Vinge, took it well. “She will have my chair in five years,” he said.",
        "Oskar Vinge signed her board. “She will have my chair in five years,” said the champion, 41.",
        [("Oskar Vinge", "Oskar Vinge")],
    ),
    "a body that opens the sentence": (
        "The insurer Nordic Mutual said it had 200 claims.",
        "Nordic Mutual has had 200 claims so far and expects 500, it said.",
        [("Nordic Mutual", "Nordic Mutual")],
    ),
    "a man of that last name by Mr": (
        "The clerk, Wendy Frost, said the bell was heavy. The vicar, the Rev Tim Frost, said he would pray.",
        "Wendy Frost said that the bell had been sold.\n\nThe priest, Mr Frost, said that thieves had souls, too.",
        [("Tim Frost", "Frost"), ("Wendy Frost", "Wendy Frost")],
    ),
    "a body and who speaks for it": (
        "A spokesman for the builders, Carrow & Sons, said the firm had warned the council.",
        "Carrow & Sons, which built the pool, said that it had told the town.",
        [],
    ),
    "who offers is heard": (
        "The winner, Piet Holm, offered to share the prize with the lad.",
        "Piet Holm, who won, wanted to halve it: “I beat him to the pier.”",
        [("Piet Holm", "Piet Holm")],
    ),
    "who puts a cost at a sum is heard": (
        "The roof leaks. Mayor Ulf Brandt put the cost at 40 million crowns. Architect Nora Selim wept.",
        "Ulf Brandt said that the town would pay a third. Nora Selim said the copper was from Falun.",
        [("Ulf Brandt", "Ulf Brandt")],
    ),
    "a description of whom the account names": (
        "The mine’s general manager, Hugo Alba, said the offer was final.",
        "Alba would not move. “Six per cent is six per cent,” the manager said.",
        [("Hugo Alba", "Alba")],
    ),
    "the company whose name the account prints": (
        "Solano said in a statement that it had offered 6 per cent. The union said that this was an insult.",
        "A strike began at Solano on Friday. The company said that deliveries were safe.",
        [("Solano", "Solano")],
    ),
    "another company": (
        "Solano said in a statement that it had offered 6 per cent.",
        "A strike began at Pico on Friday. The company said that deliveries were safe.",
        [],
    ),
    "she of the sentence before": (
        "Dahl’s lawyer, Mia Falk, asked for an inquiry. Dahl’s sister, Vera Dahl, brought him a coat. “It still fits,” "
        "she said.",
        "Vera Dahl had brought a coat. “It still fits,” said Vera Dahl.",
        [("Vera Dahl", "Vera Dahl")],
    ),
    "who is told of is not heard": (
        "The winner, Piet Holm, fell at the pier.",
        "Winner Piet Holm said that he had slipped.",
        [],
    ),
    "a deputy is not the mayor": (
        "Deputy mayor Olaf Prinz said the pool would shut. “It leaks,” he said.",
        "The mayor said that the pool would be repaired. “Nothing leaks,” she said.",
        [],
    ),
    "a former minister is not the minister": (
        "The former minister Ilka Rehn said she had warned them.",
        "The minister said that he had never been warned.",
        [],
    ),
    "namesakes stay two": (
        "Peter Nash said that the baths were a hole with water in it.",
        "Mary Nash said that she would swim there again.",
        [],
    ),
}


@pytest.mark.parametrize("name", HEARD)
def test_who_is_heard_in_both(name):
    one, two, expected = HEARD[name]
    found = newsnb.compare([newsnb.read(one, outlet="Post"), newsnb.read(two, outlet="Mail")]).speakers
    both = found[found["accounts"] == 2]
    assert sorted(zip(both["Post"], both["Mail"], strict=True)) == sorted(expected)
