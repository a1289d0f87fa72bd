"""How contact is kept: reminders, announced closings, late news; drafted, tried and published."""
