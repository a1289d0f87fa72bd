"""The mails the desk writes by itself, as their readers see them."""
