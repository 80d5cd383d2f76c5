"""XLSForm: our questionnaires as workbooks that ODK and Kobo read, and their workbooks as questionnaires."""
