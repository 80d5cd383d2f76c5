"""Commands that work with the register: review, twins, trace, exchange with other programs."""
