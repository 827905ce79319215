"""What must last: tables, transactions, keys, migrations, inbox, outbox and logboek. SQL stays in this room."""
