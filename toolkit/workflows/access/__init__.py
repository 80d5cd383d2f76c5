"""Invite people to the web pages."""
