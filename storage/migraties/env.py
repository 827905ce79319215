"""Run by Alembic: how steps are applied on the connection, and in the transaction, that `migreer` opened."""

from alembic import context

from storage.tabellen import metadata

context.configure(
    connection=context.config.attributes["verbinding"],
    target_metadata=metadata,
    # SQLite changes a table by making a new one; on PostgreSQL the same step is an ordinary ALTER.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
