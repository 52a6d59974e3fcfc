"""A connection as flows pass it on: opaque to them; to storage/ one statement a batch, one transaction a stage."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeVar

import duckdb
from pydantic import TypeAdapter, ValidationError

from extractors.errors import StoreError

T = TypeVar("T")

#: Building an adapter costs milliseconds, using it microseconds.
_adapters: Final[dict[type, TypeAdapter[Any]]] = {}


class Store:
    """An open database; flows hand it to the functions of storage/ and ask it nothing themselves."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._columns: dict[str, dict[str, str]] = {}

    def rows(self, sql: str, /, **parameters: object) -> list[dict[str, Any]]:
        """Run a query and return its rows, each a mapping from column name to value."""
        with refusals(self.path):
            result = self._connection.execute(sql, parameters or None)
            names = [column[0] for column in result.description or ()]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def table(
        self, sql: str, limit: int, parameters: Mapping[str, object]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[Any, ...], ...]]:
        """Run one statement somebody typed and return its column names, their types and its first rows."""
        with refusals(self.path):
            result = self._connection.execute(self._only(sql), dict(parameters) or None)
            told = result.description or ()
            rows = tuple(result.fetchmany(limit))
            return tuple(column[0] for column in told), tuple(str(column[1]) for column in told), rows

    def relation(self, sql: str, parameters: Mapping[str, object]) -> duckdb.DuckDBPyRelation:
        """Return what one question answers as a relation of DuckDB's, to be computed when it is read."""
        with refusals(self.path):
            found = self._connection.sql(self._only(sql), params=dict(parameters) or None)
        if found is None:
            raise StoreError("a question was expected, which answers with rows", subject=sql)
        return found

    def copy(self, sql: str, target: Path, form: str) -> int:
        """Write what one question somebody typed answers to a file in a form DuckDB knows; return how many rows."""
        with refusals(self.path):
            if self._only(sql).type != duckdb.StatementType.SELECT:
                raise StoreError("only what a question answers can be written to a file", subject=sql)
            told = self._connection.execute(f"copy ({sql.strip().rstrip(';')}\n) to {quoted(target)} ({form})")
            return int(told.fetchall()[0][0])

    def _only(self, sql: str) -> duckdb.Statement:
        statements = self._connection.extract_statements(sql)
        if len(statements) != 1:
            raise StoreError("ask one question at a time", subject=sql)
        return statements[0]

    def batches(self, sql: str, size: int, /, **parameters: object) -> Iterator[list[tuple[Any, ...]]]:
        """Run a query and give its rows batch by batch, since they may not fit into memory; ask nothing meanwhile."""
        with refusals(self.path):
            result = self._connection.execute(sql, parameters or None)
            while batch := result.fetchmany(size):
                yield batch

    def one(self, sql: str, /, **parameters: object) -> dict[str, Any]:
        """Run a query that always gives exactly one row."""
        (row,) = self.rows(sql, **parameters)
        return row

    def run(self, sql: str, /, **parameters: object) -> None:
        """Run statements for their effect, one after the other; each takes the parameters it names."""
        with refusals(self.path):
            for statement in self._connection.extract_statements(sql):
                named = {name: parameters[name] for name in statement.named_parameters}
                self._connection.execute(statement, named or None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what the block does, all of it or nothing."""
        self.run("begin transaction")
        try:
            yield
            self.run("commit")
        except BaseException:
            with suppress(StoreError):
                self.run("rollback")
            raise

    def stage(self, name: str, table: str, rows: Sequence[Mapping[str, object]], **more: str) -> None:
        """Put rows into the temporary table ``name``, typed like the columns of ``table`` and those of ``more``.

        The whole batch is one JSON parameter; columns no row names are null. Row values are JSON values.
        """
        columns = self.columns(table) | more
        names = ", ".join(columns)
        self.run(
            f"create or replace temp table {name} as select {names} from "  # noqa: S608  names of our own schema
            "(select unnest(r) from (select unnest(from_json($rows::json, $shape)) as r))",
            rows=json_text(rows),
            shape=json.dumps([columns]),
        )

    def columns(self, table: str) -> dict[str, str]:
        """Return the columns of a table with their types, in order; none for a table that is not there."""
        if table not in self._columns:
            try:
                rows = self.rows("select name, type from pragma_table_info($table)", table=table)
            except StoreError as error:
                if not isinstance(error.__cause__, duckdb.CatalogException):
                    raise
                rows = []
            self._columns[table] = {row["name"]: row["type"] for row in rows}
        return self._columns[table]

    def forget_columns(self) -> None:
        """Read the columns anew at the next use, after a migration."""
        self._columns.clear()

    def interrupt(self) -> None:
        """Stop the statement that is running; callable from another thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close the database."""
        with refusals(self.path):
            self._connection.close()


def quoted(path: Path) -> str:
    """Quote a path for statements that take no parameter."""
    return "'" + str(path).replace("'", "''") + "'"


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what DuckDB raises into a StoreError that names the file."""
    try:
        yield
    except duckdb.Error as error:
        raise StoreError(f"{path}: {error}", subject=str(path)) from error


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def to_json(kind: type[T], value: T) -> dict[str, Any]:
    """Return a model value as JSON values: instants as ISO text, tuples as lists."""
    return dict(_adapter(kind).dump_python(value, mode="json", warnings=False))


def to_value(kind: type[T], row: Mapping[str, Any]) -> T:
    """Make a model value from a row or from JSON values; columns it does not know are passed over."""
    try:
        return _adapter(kind).validate_python(dict(row))
    except ValidationError as error:
        raise StoreError(f"a stored row is no {kind.__name__}: {error}") from error


def from_json(kind: type[T], text: str) -> T:
    """Make a model value from the JSON text of a column."""
    try:
        return _adapter(kind).validate_json(text)
    except ValidationError as error:
        raise StoreError(f"a stored value is no {kind.__name__}: {error}") from error


def json_text(value: object) -> str:
    """Write JSON that DuckDB accepts: half a surrogate pair, which no UTF-8 can hold, becomes one question mark.

    One for one, so that offsets into the text stay true.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "replace").decode("utf-8")
