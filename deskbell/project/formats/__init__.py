"""How languages write dates, where Django does not know: a module `formats` for each."""
