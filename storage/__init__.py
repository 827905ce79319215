"""What must last: tables, unit of work, migrations, encryption, inbox, outbox, logboek."""
