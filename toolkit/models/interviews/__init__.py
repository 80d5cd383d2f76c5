"""Nouns of the interview: questionnaire, question, requirement template, interview, answer, contradiction."""
