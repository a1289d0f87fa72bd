"""Those whose names the stories tell: they are always there."""

from __future__ import annotations

#: Name, department, title, site, language.
COLLEAGUES: tuple[tuple[str, str, str, str, str], ...] = (
    ("Ines Roth", "Warehouse", "Warehouse lead", "Plovdiv", "en"),
    ("Jonas Weber", "Sales", "Key account manager", "Hamburg", "de"),
    ("Petya Ilieva", "Customer service", "Team lead", "Plovdiv", "bg"),
    ("Amira Haddad", "Finance", "Accountant", "Hamburg", "en"),
    ("Georgi Petrov", "Warehouse", "Shift lead", "Plovdiv", "bg"),
    ("Silke Brandt", "Human resources", "HR manager", "Hamburg", "de"),
    ("Omar Nasser", "Dispatch", "Dispatcher", "Alexandria", "ar"),
    ("Yuki Tanaka", "Purchasing", "Buyer", "Kobe", "ja"),
    ("Bram Visser", "Dispatch", "Head of dispatch", "Rotterdam", "en"),
    ("Elena Marin", "Finance", "Controller", "Plovdiv", "en"),
    ("Kofi Mensah", "Sales", "Field sales", "Rotterdam", "en"),
    ("Hanna Keller", "Marketing", "Designer", "Hamburg", "de"),
    ("Stoyan Kolev", "Warehouse", "Forklift driver", "Plovdiv", "bg"),
    ("Marie Dubois", "Customs", "Customs officer", "Rotterdam", "en"),
    ("Ali Yilmaz", "Dispatch", "Night dispatcher", "Hamburg", "de"),
    ("Rosa Lindgren", "Customer service", "Agent", "Plovdiv", "en"),
    ("Dimitar Vasilev", "Fleet", "Fleet manager", "Plovdiv", "bg"),
    ("Katrin Neumann", "Finance", "Head of finance", "Hamburg", "de"),
    ("Nikola Todorova", "Customer service", "Agent", "Plovdiv", "bg"),
    ("Peter Jansen", "Fleet", "Mechanic", "Rotterdam", "en"),
    ("Leila Farouk", "Legal", "Counsel", "Alexandria", "ar"),
    ("Simon Berger", "Sales", "Inside sales", "Hamburg", "de"),
    ("Vesela Angelova", "Human resources", "Recruiter", "Plovdiv", "bg"),
    ("Tim Oberg", "Purchasing", "Head of purchasing", "Rotterdam", "en"),
    ("Zara Ahmed", "Marketing", "Social media", "Hamburg", "en"),
    ("Ivan Stoilov", "Warehouse", "Picker", "Plovdiv", "bg"),
)
