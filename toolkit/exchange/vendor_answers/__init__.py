"""The vendor questionnaire as a workbook: goes out over the requirements, comes back with answers and prices."""
