"""The closed XLSForm expression language: text -> tree -> checked -> closure. No Python gets in."""
