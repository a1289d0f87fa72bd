"""The demo: a firm (`firm`, a pure model of it) and the playing of its history through the desk."""
