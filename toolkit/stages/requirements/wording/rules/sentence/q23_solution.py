"""Q23 Solution instead of need: a button, a screen, a table, a product.

Why: It ties the vendor to one way and hides what it is for. Often the standard product does it another way
at no cost.

Bad (en): The customer screen shall have a button for the offer.
Good (en): The seller shall start an offer from the customer card in one step.
Bad (de): Die Kundenmaske muss eine Schaltfläche für das Angebot haben.
Good (de): Der Verkäufer muss aus der Kundenkarte in einem Schritt ein Angebot beginnen.
Bad (ru): В карточке клиента должна быть кнопка «Предложение».
Good (ru): Менеджер должен начинать предложение из карточки клиента за один шаг.
Source: INCOSE GtWR v4 R31; ISO/IEC/IEEE 29148 (appropriate).
"""

from toolkit.stages.requirements.wording.rule import Rule

RULE = Rule(
    code="Q23",
    name="solution instead of need",
    level="hint",
    words={
        "en": """
            button; buttons; screen; screens; drop-down; dropdown; drop-down list; checkbox; check box; tab; tabs;
            pop-up; popup; dialog; dialog box; window; windows; table; tables; sql; database; stored procedure; icon;
            menu; mouse; click; clicks; clicking; tooltip; combo box; radio button; text field; widget; javascript;
            html; oracle; mysql; postgresql; sharepoint; salesforce; hubspot; bitrix24; access database; macro""",
        "de": """
            Schaltfläche; Schaltflächen; Button; Maske; Masken; Eingabemaske; Kundenmaske; Bildschirmmaske; Tabelle;
            Datenbanktabelle; Dropdown; Auswahlliste; Kontrollkästchen; Reiter; Registerkarte; Popup; Pop-up;
            Dialogfenster; Fenster; Symbol; Menü; Mausklick; anklicken; Klick; SQL; Datenbank; Makro; Oracle;
            SharePoint; Salesforce; HubSpot; Textfeld""",
        "ru": """
            кнопка; экран; вкладка; таблица; выпадающий список; флажок; чекбокс; окно; диалоговое окно; иконка; меню;
            клик; кликнуть; мышь; всплывающее окно; база данных; макрос; =sql; =oracle; =postgresql; =битрикс24;
            =bitrix24; =salesforce; форма ввода; радиокнопка; текстовое поле""",
    },
    reason={
        "en": "It names one way to build it, not what it is needed for.",
        "de": "Es nennt eine Bauweise, nicht den Zweck.",
        "ru": "Названо одно решение, а не потребность.",
    },
    question={
        "en": 'What does one want to achieve with "{words}"? Would another way do?',
        "de": "Was will man mit „{words}“ erreichen? Ginge es auch anders?",
        "ru": "Чего хотят добиться с помощью «{words}»? Подойдёт ли другой способ?",
    },
)
