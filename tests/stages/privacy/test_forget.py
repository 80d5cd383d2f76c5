"""A person goes out of plain data: name, quotes, comments; nothing else moves."""

from toolkit.stages.privacy.forget import Person, mentions, own_words, replaced, without

EVA = Person("eva", "Eva Maria Lind", "head: of #sales", ("I do it on paper every evening", "paper"))


def test_the_role_stands_in_without_letters_that_mean_something() -> None:
    assert replaced("Ask Eva Maria\n  Lind.", EVA) == "Ask head of sales."
    assert replaced("Eva Maria Lindt and xEva Maria Lind", EVA) == "Eva Maria Lindt and xEva Maria Lind"


def test_own_words_go_and_answers_stay() -> None:
    sitting = {
        "respondent": "eva",
        "answers": {
            "a": {"value": "paper", "quote": "I do", "comment": "so"},
            "b": [{"id": "x", "c": {"value": "1", "quote": "no"}}],
        },
    }
    assert own_words(sitting) == ("I do", "no", "so")
    after, changed = without(sitting, EVA, own=True)
    assert changed == 3
    assert after["answers"] == {
        "a": {"value": "paper", "quote": "", "comment": ""},
        "b": [{"id": "x", "c": {"value": "1", "quote": ""}}],
    }


def test_sources_of_the_person_lose_their_quote_those_of_others_do_not() -> None:
    data = {"sources": [{"member": "eva", "quote": "short"}, {"member": "bo", "quote": "paper"}]}
    assert without(data, EVA, own=False) == (
        {"sources": [{"member": "eva", "quote": ""}, {"member": "bo", "quote": "paper"}]},
        1,
    )


def test_a_sentence_that_says_the_same_stays_but_history_does_not_keep_the_quote() -> None:
    data = {"statement": "She said: I do it on paper every evening."}
    assert without(data, EVA, own=False) == (data, 0)
    assert without(data, EVA, own=False, past=True)[0] == {"statement": "She said: (head of sales)."}


def test_what_still_mentions_the_name() -> None:
    assert mentions("a\nEva's list\n Lind \nEvaluate", EVA) == ((2, "Eva's list"), (3, "Lind"))


def test_the_evidence_of_the_persons_scorecard_goes_and_that_of_a_record_stays() -> None:
    card = {
        "rater": "eva",
        "ratings": [{"task": "KT01", "grade": "good", "evidence": "quicker than my list"}],
    }
    assert own_words(card) == ("quicker than my list",)
    after, changed = without(card, EVA, own=True)
    assert (after["ratings"][0]["evidence"], changed) == ("", 1)
    record = {"member": "eva", "evidence": "protocol.pdf"}
    assert without(record, EVA, own=False) == (record, 0)
