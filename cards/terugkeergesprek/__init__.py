"""The cards of the talk with somebody who is detained: planning it, his choice, the day itself, the letter after it."""
