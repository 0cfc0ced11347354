"""Hostile inputs -> what becomes of them wherever newsnb takes or gives words."""
