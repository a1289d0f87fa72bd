"""Why agents pass a ticket on: what they say to each other, by the team it goes to."""

from deskbell.project.demo.firm.agents import BUSINESS, HARDWARE, NETWORK, PLATFORM

REASONS = {
    HARDWARE: ("Needs {hands|a look} on site", "Hardware", "Somebody has to go there"),
    NETWORK: ("Not the device: the network, I think", "Network", "Beyond what we see from here"),
    BUSINESS: ("Not a matter of the computer", "Business systems", "{Data|Rights} in the system"),
    PLATFORM: ("Needs more rights than ours", "Servers", "Third line"),
}
WRONG = ("Not ours: that is {a setting in|a matter of} {another|the other} team", "Not our matter")
