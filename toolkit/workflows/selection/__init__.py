"""Key tasks, vendors, demos and prices: from the interviews to the vendor that was chosen."""
