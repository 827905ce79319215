"""What is sent about an uitvraag, to whom, and when: posts, reminders, and word to the regisseur."""
