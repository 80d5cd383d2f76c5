"""Two texts in one: what was taken out and what was put in, made from the block trees and not from their XML."""
