"""Blocks that enter a template as data: tables and cards made from models."""
