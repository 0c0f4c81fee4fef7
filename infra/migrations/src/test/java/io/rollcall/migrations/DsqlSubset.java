package io.rollcall.migrations;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.insert.Insert;

/**
 * What Aurora DSQL takes, as far as our migrations need it, by its user guide (read in November 2026): "Supported SQL for Aurora DSQL",
 * "CREATE TABLE", "Supported data types", "Asynchronous indexes" and "Unsupported PostgreSQL features", all below
 * docs.aws.amazon.com/aurora-dsql/latest/userguide. Narrower than the guide where it changed: foreign keys, sequences and jsonb columns
 * are refused here although it has begun to allow some of them.
 */
final class DsqlSubset {
    private static final Set<String> TYPES =
            Set.of("text", "uuid", "boolean", "integer", "bigint", "date", "timestamptz", "timestamp with time zone");
    private static final Set<String> COLUMN_WORDS =
            Set.of("NOT", "NULL", "PRIMARY", "KEY", "UNIQUE", "CHECK", "DEFAULT");
    private static final Pattern INDEX =
            Pattern.compile("CREATE (UNIQUE )?INDEX ASYNC IF NOT EXISTS (.+)", Pattern.DOTALL);

    /** GRANT … ON … TO is all that the guide says of it; the parser does not know its lists. */
    private static final Pattern GRANT = Pattern.compile(
            "GRANT (USAGE ON SCHEMA public|((SELECT|INSERT|UPDATE|DELETE)( \\([a-z_, ]+\\))?(, )?)+ ON [a-z_]+(, [a-z_]+)*)"
                    + " TO rollcall_[a-z]+(, rollcall_[a-z]+)*");

    private DsqlSubset() {}

    /** Why DSQL would refuse a statement; empty where it would not. */
    static Optional<String> refusal(String sql) {
        if (GRANT.matcher(sql).matches()) {
            return Optional.empty();
        }
        var index = INDEX.matcher(sql);
        try {
            if (index.matches()) {
                return index((CreateIndex) CCJSqlParserUtil.parse("CREATE INDEX " + index.group(2)));
            }
            return refusal(CCJSqlParserUtil.parse(sql));
        } catch (JSQLParserException | ClassCastException unreadable) {
            return Optional.of("cannot be read");
        }
    }

    private static Optional<String> refusal(Statement statement) {
        return switch (statement) {
            case CreateTable table -> table(table);
            case Insert _ -> Optional.empty();
            case CreateIndex _ -> Optional.of("an index is made with CREATE INDEX ASYNC IF NOT EXISTS");
            default -> Optional.of("no such statement");
        };
    }

    private static Optional<String> index(CreateIndex statement) {
        Index index = statement.getIndex();
        boolean plain = isEmpty(statement.getTailParameters())
                && index.getUsing() == null
                && index.getColumns().stream()
                        .allMatch(column -> isEmpty(column.getParams()) && column.columnName.matches("[a-z_]+"));
        return plain ? Optional.empty() : Optional.of("an index is columns alone: no order, method or condition");
    }

    private static Optional<String> table(CreateTable table) {
        if (!table.isIfNotExists()) {
            return Optional.of("may not run twice");
        }
        if (table.isUnlogged()
                || table.getSelect() != null
                || table.getLikeTable() != null
                || !isEmpty(table.getCreateOptionsStrings())
                || !isEmpty(table.getTableOptionsStrings())) {
            return Optional.of("a table is columns and constraints alone");
        }
        List<Index> constraints = table.getIndexes() == null ? List.of() : table.getIndexes();
        if (!constraints.stream()
                .allMatch(constraint -> Set.of("PRIMARY KEY", "UNIQUE").contains(constraint.getType()))) {
            return Optional.of("a constraint that is neither PRIMARY KEY nor UNIQUE nor CHECK");
        }
        return table.getColumnDefinitions().stream()
                .map(DsqlSubset::column)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> column(ColumnDefinition column) {
        String type = column.getColDataType().toString().strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            return Optional.of("type " + type);
        }
        List<String> specs = column.getColumnSpecs() == null ? List.of() : column.getColumnSpecs();
        boolean afterDefault = false;
        for (String spec : specs) {
            boolean expression = spec.startsWith("(") || afterDefault;
            if (!expression && !COLUMN_WORDS.contains(spec.toUpperCase(Locale.ROOT))) {
                return Optional.of("column with " + spec);
            }
            afterDefault = "DEFAULT".equalsIgnoreCase(spec);
        }
        return Optional.empty();
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }
}
