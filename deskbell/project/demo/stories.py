"""What the people of Nordwind asked for: texts, facts, and how each matter went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Story:
    """One matter: who asked what how long ago, and what became of it, step by step.

    A step is (verb, hours after the step before, who, words).
    """

    hours_ago: float
    who: str
    subject: str
    text: str
    team: str = "First line"
    channel: str = "mail"
    kind: str = "incident"
    facts: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    steps: tuple[tuple[str, float, str, str], ...] = ()


STORIES = (
    Story(
        0.4,
        "Ines",
        "Printer stops in the middle of shipping labels",
        "Good morning,\n\nthe label printer at dock 2 stops after three or four labels and blinks"
        " orange. We have a truck at eleven and six people are waiting. Switching it off and on"
        " helps for a minute.\n\nInes",
        team="Hardware",
        facts={"impact": "stopped", "others_affected": 6, "urgency": "soon"},
        said={"device": "Label printer TX-40, dock 2", "location": "Plovdiv, dock 2"},
        steps=(
            ("take", 0.05, "Tomas", ""),
            (
                "note",
                0.02,
                "Tomas",
                "Same model as last month: the head overheats when the fan filter is full. The"
                " filter set is in the cage, shelf B.",
            ),
            (
                "reply",
                0.05,
                "Tomas",
                "Hello Ines,\n\nopen the flap on the left and take out the grey filter; the"
                " printer will run without it until I am with you in twenty minutes with a new"
                " one.\n\nTomas",
            ),
        ),
    ),
    Story(
        0.7,
        "Petya",
        "Order entry rejects every customer number",
        "Since ten minutes ago nobody in customer service can save an order. The system says"
        " «customer unknown» for every number, also for the big ones. The phones do not stop.",
        team="Business systems",
        channel="phone",
        facts={"impact": "stopped", "others_affected": 14, "urgency": "soon"},
        said={"device": "Order entry", "department": "Customer service"},
        steps=(
            ("take", 0.1, "Piotr", ""),
            ("note", 0.2, "Piotr", "The nightly customer import ran empty. Restoring from 02:00."),
        ),
    ),
    Story(
        1.2,
        "Jonas",
        "VPN bricht alle zehn Minuten ab",
        "Hallo zusammen,\n\nseit dem Update gestern Abend trennt sich das VPN alle zehn Minuten."
        " Ich bin auf der Messe in Hannover und brauche die Preislisten.\n\nViele Grüße\nJonas",
        team="Network",
        facts={"impact": "hindered", "spread": "one", "urgency": "soon"},
        said={"device": "VPN client 5.2", "location": "Messe Hannover"},
    ),
    Story(
        1.6,
        "Omar",
        "لا أستطيع فتح جدول الشحنات",
        "مرحبا،\n\nلا أستطيع فتح جدول الشحنات المشترك منذ هذا الصباح. تظهر رسالة «الملف مقفل»."
        "\n\nشكرا\nعمر",
        facts={"impact": "hindered"},
        said={"device": "Shared shipment table"},
    ),
    Story(
        2.1,
        "Amira",
        "Access to the payroll archive",
        "Hello, I start in payroll today and cannot open the archive for 2024. Silke says she"
        " approved it last week. Can you have a look?",
        kind="request",
        facts={"impact": "hindered", "spread": "one"},
        steps=(
            ("take", 0.3, "Mara", ""),
            (
                "ask",
                0.1,
                "Mara",
                "Hello Amira,\n\nwelcome. To give you the right folder I need to know: 1. your"
                " staff number, 2. whether you need to change files or only read them.\n\nMara",
            ),
        ),
    ),
    Story(
        3.0,
        "Georgi",
        "Scanner 7 does not charge any more",
        "Scanner 7 stays dark after a night in the dock. The others are fine.",
        team="Hardware",
        channel="in_passing",
        facts={"impact": "none", "spread": "one"},
        said={"device": "Hand scanner 7"},
    ),
    Story(
        4.5,
        "Hanna",
        "Font is missing in the brochure",
        "Hallo, in der neuen Broschüre zeigt das Layoutprogramm statt der Hausschrift nur Kästchen."
        " Vorgestern ging es noch.\n\nHanna",
        steps=(
            (
                "reply",
                1.0,
                "Mara",
                "Hallo Hanna,\n\nwelche Version zeigt das Programm unter Hilfe an?\n\nMara",
            ),
        ),
    ),
    Story(
        5.2,
        "Marie",
        "Customs portal: certificate expires on Friday",
        "The customs portal warns that our certificate ends on Friday. Without it no declaration"
        " leaves Rotterdam.",
        team="Network",
        facts={"impact": "none", "spread": "site", "urgency": "soon"},
        said={"device": "Customs portal", "account_number": "NL-20931"},
        steps=(
            ("take", 0.5, "Nadia", ""),
            ("third", 0.4, "Nadia", "Certificate authority, order placed, two working days"),
        ),
    ),
    Story(
        6.0,
        "Kofi",
        "Phone was left on the train",
        "My work phone is on a train to Antwerp. The railway says they look for it. Lock it?",
        channel="phone",
        facts={"impact": "stopped", "spread": "one", "urgency": "soon"},
        said={"device": "Phone of Kofi Mensah"},
        steps=(
            ("take", 0.1, "Mara", ""),
            ("call", 0.1, "Mara", "Locked the phone while on the line, number moved to a spare."),
            (
                "resolve",
                0.5,
                "Mara",
                "Phone lost on a train|Locked it, moved the number to a spare"
                " phone|workaround|Your old phone is locked and nobody can read it. Your number"
                " works on the spare phone at the reception.",
            ),
        ),
    ),
    Story(
        8.0,
        "Ali",
        "Night shift: screen 3 flickers",
        "Screen 3 in dispatch flickers since midnight, we turned it off. Not urgent.",
        team="Hardware",
        facts={"impact": "none", "spread": "one", "urgency": "later"},
        said={"device": "Screen 3, dispatch"},
    ),
    Story(
        22.0,
        "Silke",
        "Zwei neue Kolleginnen ab Montag",
        "Guten Tag,\n\nam Montag fangen Frau Arslan und Frau Novak im Kundendienst an. Bitte Konto,"
        " Postfach und Telefon wie üblich.\n\nSilke Brandt",
        kind="request",
        facts={"impact": "none", "spread": "several"},
        said={"department": "Customer service"},
        steps=(
            ("take", 1.0, "Mara", ""),
            (
                "reply",
                0.5,
                "Mara",
                "Guten Tag Silke,\n\ndie Konten sind angelegt, die Telefone"
                " liegen am Freitag bereit.\n\nMara",
            ),
        ),
    ),
    Story(
        25.0,
        "Elena",
        "Report shows last month's rate",
        "The cost report takes the exchange rate of October. I changed it by hand for now.",
        team="Business systems",
        kind="question",
        facts={"impact": "hindered", "spread": "several", "urgency": "later"},
        said={"device": "Cost report"},
        steps=(
            ("take", 2.0, "Piotr", ""),
            (
                "note",
                1.0,
                "Piotr",
                "The rate table is filled by hand. Who does it since Anna left?",
            ),
        ),
    ),
    Story(
        30.0,
        "Bram",
        "Drivers wait for the gate terminal",
        "The terminal at gate 1 needs five minutes to check a truck in. The queue reaches the"
        " street.",
        team="Hardware",
        facts={"impact": "hindered", "spread": "site"},
        said={"device": "Gate terminal 1", "location": "Rotterdam, gate 1"},
        steps=(
            ("take", 0.2, "Tomas", ""),
            (
                "reply",
                0.3,
                "Tomas",
                "Hello Bram,\n\nthe disk of the terminal is full of old"
                " pictures. I am deleting them now; it will be quick again within half an hour."
                "\n\nTomas",
            ),
            (
                "resolve",
                1.0,
                "Tomas",
                "Disk full of pictures|Deleted old pictures, nightly clean-up"
                " set up|fixed|The terminal was full of old pictures. They are gone, and a clean-up"
                " runs every night from now on.",
            ),
            ("close", 20.0, "Tomas", ""),
        ),
    ),
    Story(
        46.0,
        "Stoyan",
        "Forgot my password",
        "hello i forgot my password after holiday. stoyan",
        facts={"impact": "stopped", "spread": "one"},
        steps=(
            (
                "reply",
                0.2,
                "Mara",
                "Hello Stoyan,\n\nyou can set a new one at the terminal by the"
                " gate with your badge. It takes a minute.\n\nMara",
            ),
            ("hear", 0.5, "Stoyan", "works now thank you"),
            (
                "resolve",
                0.1,
                "Mara",
                "Forgotten after holiday|Reset by badge at the terminal|fixed|"
                "You set a new password at the terminal.",
            ),
            ("close", 24.0, "Mara", ""),
        ),
    ),
    Story(
        50.0,
        "Katrin",
        "Rechnungsdruck: Fußzeile abgeschnitten",
        "Auf allen Rechnungen fehlt seit gestern die letzte Zeile mit der Bankverbindung.",
        team="Business systems",
        facts={"impact": "hindered", "spread": "team"},
        said={"device": "Invoice printing"},
        steps=(
            ("take", 0.5, "Piotr", ""),
            (
                "reply",
                1.0,
                "Piotr",
                "Hallo Katrin,\n\nder neue Drucker hat einen größeren Rand. Die"
                " Vorlage ist angepasst, bitte einmal prüfen.\n\nPiotr",
            ),
            ("hear", 2.0, "Katrin", "Passt wieder, danke."),
            (
                "resolve",
                0.2,
                "Piotr",
                "Margin of the new printer|Template adjusted|fixed|Die"
                " Bankverbindung steht wieder auf jeder Rechnung.",
            ),
        ),
    ),
    Story(
        55.0,
        "Leila",
        "Contract folder is visible to everyone",
        "Why can the whole house open the folder with the supplier contracts? I only noticed"
        " because a driver asked me about one.",
        kind="complaint",
        facts={"impact": "none", "spread": "site", "urgency": "soon"},
        said={"device": "Share «contracts»"},
        steps=(
            ("take", 0.2, "Nadia", ""),
            (
                "reply",
                0.3,
                "Nadia",
                "Hello Leila,\n\nthe folder is closed again: only Legal and"
                " Purchasing can open it. I am finding out since when it was open and will tell you"
                " tomorrow.\n\nNadia",
            ),
        ),
    ),
    Story(
        70.0,
        "Yuki",
        "Second screen for the new desk",
        "Could I have a second screen? I compare offers all day.",
        kind="request",
        facts={"impact": "none", "spread": "one", "urgency": "later"},
        steps=(
            ("take", 4.0, "Tomas", ""),
            ("third", 1.0, "Tomas", "Supplier, delivery next Tuesday"),
        ),
    ),
    Story(
        74.0,
        "Rosa",
        "Headset crackles",
        "My headset crackles as soon as I move. Customers ask whether I am at sea.",
        team="Hardware",
        facts={"impact": "hindered", "spread": "one"},
        said={"device": "Headset, seat 12"},
        steps=(
            (
                "reply",
                3.0,
                "Tomas",
                "Hello Rosa,\n\nbring it to the cage, I have a new cable.\n\nTomas",
            ),
            ("resolve", 3.0, "Tomas", "Worn cable|New cable|fixed|Your headset has a new cable."),
            ("hear", 18.0, "Rosa", "Sorry, it crackles again today."),
        ),
    ),
    Story(
        96.0,
        "Dimitar",
        "Fuel cards do not sync",
        "Fuel card transactions are missing since Sunday.",
        team="Business systems",
        facts={"impact": "hindered", "spread": "team"},
        said={"device": "Fuel card import"},
        steps=(
            ("take", 1.0, "Piotr", ""),
            ("third", 0.5, "Piotr", "Card provider, ticket 88-1203"),
            (
                "reply",
                20.0,
                "Piotr",
                "Hello Dimitar,\n\nthe provider changed their file name. The"
                " import runs again and has caught up.\n\nPiotr",
            ),
            (
                "resolve",
                0.1,
                "Piotr",
                "File renamed by the provider|Import adjusted|fixed|All fuel"
                " card transactions are in again.",
            ),
            ("close", 30.0, "Piotr", ""),
        ),
    ),
    Story(
        120.0,
        "Vesela",
        "Applicants' mails land in spam",
        "Two applicants say we never answered. I found their mails in the spam folder.",
        team="Network",
        facts={"impact": "hindered", "spread": "several"},
        steps=(
            ("take", 0.5, "Nadia", ""),
            (
                "resolve",
                3.0,
                "Nadia",
                "The job portal sends without SPF|Allowed the portal, told"
                " them|workaround|Mails of the job portal reach your inbox now.",
            ),
            ("close", 48.0, "Nadia", ""),
        ),
    ),
    Story(
        150.0,
        "Tim",
        "Approve orders from the phone",
        "Is there a way to approve purchase orders on my phone?",
        kind="question",
        facts={"impact": "none", "urgency": "later"},
        steps=(
            (
                "reply",
                2.0,
                "Mara",
                "Hello Tim,\n\nyes: open the intranet on the phone, tap"
                " «Orders», then «Waiting for me».\n\nMara",
            ),
            (
                "resolve",
                24.0,
                "Mara",
                "Not known|Explained|answered|You can approve orders in the"
                " intranet on your phone.",
            ),
            ("close", 48.0, "Mara", ""),
        ),
    ),
)

#: Small matters, told again by different people on different days.
SMALL = (
    ("Keyboard types twice", "My keyboard types some letters twice.", "Hardware", "Keyboard"),
    ("Mailbox is full", "I get «mailbox is full» when sending.", "First line", "Mailbox"),
    ("Wireless is slow in the canteen", "Pages take ages in the canteen.", "Network", "Wireless"),
    ("Cannot open an attachment", "The attachment opens as gibberish.", "First line", "Mail"),
    ("Badge does not open the side door", "Since today it blinks red.", "First line", "Badge"),
    ("Timesheet rejects Friday", "It says Friday is not a working day.", "Business systems",
     "Timesheet"),
    ("Paper jam on the second floor", "Jam again, tray 2.", "Hardware", "Printer, floor 2"),
    ("Please add me to the dispatch list", "I do not get the dispatch mails.", "First line",
     "Mailing list"),
)  # fmt: skip
