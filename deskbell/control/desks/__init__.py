"""Desks, their teams, and who may do what there."""
