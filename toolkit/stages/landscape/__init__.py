"""From answers about processes, programs, data and roles to the landscape."""
