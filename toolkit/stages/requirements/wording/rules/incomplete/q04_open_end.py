"""Q04 Open-ended list: etc., and so on, including but not limited to.

Why: What is not on the list is not in the price. The list is read as complete by the vendor and as an
example by the client.

Bad (en): The card shall show name, phone, address etc.
Good (en): The card shall show name, phone, address and payment term.
Bad (de): Die Kundenkarte muss Name, Telefon, Adresse usw. anzeigen.
Good (de): Die Kundenkarte muss Name, Telefon, Adresse und Zahlungsziel anzeigen.
Bad (ru): Карточка должна показывать название, телефон, адрес и т. д.
Good (ru): Карточка должна показывать название, телефон, адрес и срок оплаты.
Source: INCOSE GtWR v4 R9; Femmer et al. 2017 (open-ended terms).
"""

from toolkit.stages.requirements.wording.rule import Rule

RULE = Rule(
    code="Q04",
    name="open-ended list",
    level="error",
    words={
        "en": """
            etc; et cetera; and so on; and so forth; and the like; and suchlike; including but not limited to;
            including without limitation; but not limited to; but need not be limited to; among others;
            amongst others; among other things; and others; and more; or the like; and similar; or similar;
            and other similar; as a minimum; and much more""",
        "de": """
            =usw; =etc; =und =so =weiter; =u =a; =u =ä; =o =ä; =und =ähnliches; =oder =ähnliches; =und =ähnliche;
            =oder =ähnliche; =und =vieles =mehr; =u =v =m; =uvm; =unter =anderem; =und =dergleichen; =u =dgl; =usf;
            =und =andere; =und =weitere; =und =mehr; =einschließlich =aber =nicht =beschränkt =auf; =et =cetera;
            =und =sonstige; =ua""",
        "ru": """
            =и =т =д; =и =т =п; =и =др; =и =пр; =и =так =далее; =и =тому =подобное; =и =прочее; =и =прочие;
            =и =другие; =и =другое; =и =подобные; =и =им =подобные; =включая =но =не =ограничиваясь; =и =тд; =и =тп;
            =а =также =прочие; =среди =прочего; =не =ограничиваясь; =и =многое =другое; =или =аналогичные;
            =и =аналогичные; =и =другие =подобные""",
    },
    weak={
        "en": "such as; for example; for instance; e g; including; like",
        "de": "=z =b; =zum =beispiel; =beispielsweise; =insbesondere; =etwa; =wie =z =b",
        "ru": "=например; =в =том =числе; =таких =как; =такие =как; =в =частности",
    },
    in_criterion=True,
    reason={
        "en": "What the list leaves out is neither promised nor priced.",
        "de": "Was die Liste auslässt, ist weder zugesagt noch bepreist.",
        "ru": "Что не названо в перечне, то не обещано и не оценено.",
    },
    question={
        "en": 'What else belongs there instead of "{words}"? Is the list then complete?',
        "de": "Was gehört statt „{words}“ noch dazu? Ist die Liste dann vollständig?",
        "ru": "Что ещё входит вместо «{words}»? Тогда перечень полон?",
    },
)
