"""What an organisatie says on the phone, typed by the regisseur."""
