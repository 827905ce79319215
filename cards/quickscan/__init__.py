"""The quickscan in Teams: the people of the week, one of them, and the forms to decide."""
