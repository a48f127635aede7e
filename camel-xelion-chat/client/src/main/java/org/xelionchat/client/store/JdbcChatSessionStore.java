package org.xelionchat.client.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Remembers open sessions in a relational database, so that they are followed again after a restart, and by other nodes.
 * Creates its one table at first use. Any number of threads, programs and nodes may use the same table.
 *
 * <p>A row goes when a consumer has handled the session's end: somebody must consume events.
 *
 * <p>The table holds the visitors' client ids, which are personal data; access tokens and event URLs are never stored.
 */
public final class JdbcChatSessionStore implements ChatSessionStore {

    /** The table's name where none is given. */
    public static final String DEFAULT_TABLE = "XELION_CHAT_SESSION";

    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    /** A row of its own tells which version of this class made the table; no connection has this name. */
    private static final String SCHEMA_ROW = "schema";

    private static final String SCHEMA_VERSION = "1";

    private final DataSource dataSource;
    private final String table;
    private volatile boolean tableReady;

    /**
     * A store in the table {@value #DEFAULT_TABLE}.
     *
     * @param dataSource gives connections, in auto-commit mode or not
     */
    public JdbcChatSessionStore(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * A store in a table of your choice.
     *
     * @param dataSource gives connections, in auto-commit mode or not
     * @param table its name, possibly after a schema's name and a dot
     * @throws IllegalArgumentException if the name has other characters than letters, digits and underscores
     */
    public JdbcChatSessionStore(DataSource dataSource, String table) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The table's name must consist of letters, digits and underscores, after a schema and a dot if need be");
        }
        this.table = table;
    }

    @Override
    public void save(String connection, StoredSession session) {
        inTransaction(sql -> {
            if (!update(sql, connection, session)) {
                insertOrUpdate(sql, connection, session);
            }
            return null;
        });
    }

    @Override
    public void remove(String connection, String sessionId) {
        inTransaction(sql -> {
            try (PreparedStatement delete =
                    sql.prepareStatement("DELETE FROM " + table + " WHERE CONNECTION_NAME = ? AND SESSION_ID = ?")) {
                delete.setString(1, connection);
                delete.setString(2, sessionId);
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public List<StoredSession> findOpen(String connection) {
        return inTransaction(sql -> {
            List<StoredSession> sessions = new ArrayList<>();
            try (PreparedStatement select = sql.prepareStatement(
                    "SELECT SESSION_ID, CLIENT_ID, STORED_AT FROM " + table + " WHERE CONNECTION_NAME = ?")) {
                select.setString(1, connection);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        sessions.add(new StoredSession(
                                rows.getString(1), rows.getString(2), Instant.ofEpochMilli(rows.getLong(3))));
                    }
                }
            }
            return sessions;
        });
    }

    private boolean update(Connection sql, String connection, StoredSession session) throws SQLException {
        try (PreparedStatement update = sql.prepareStatement(
                "UPDATE " + table + " SET CLIENT_ID = ?, STORED_AT = ? WHERE CONNECTION_NAME = ? AND SESSION_ID = ?")) {
            update.setString(1, session.clientId());
            update.setLong(2, session.storedAt().toEpochMilli());
            update.setString(3, connection);
            update.setString(4, session.sessionId());
            return update.executeUpdate() > 0;
        }
    }

    private void insertOrUpdate(Connection sql, String connection, StoredSession session) throws SQLException {
        try (PreparedStatement insert = sql.prepareStatement(
                "INSERT INTO " + table + " (CLIENT_ID, STORED_AT, CONNECTION_NAME, SESSION_ID) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, session.clientId());
            insert.setLong(2, session.storedAt().toEpochMilli());
            insert.setString(3, connection);
            insert.setString(4, session.sessionId());
            insert.executeUpdate();
        } catch (SQLException e) {
            rollBack(sql);
            // another node may have been faster
            if (!update(sql, connection, session)) {
                throw e;
            }
        }
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection sql = dataSource.getConnection()) {
            makeTableReady(sql);
            T result = work.run(sql);
            commit(sql);
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The table " + table + " of chat sessions cannot be used: " + e.getMessage(), e);
        }
    }

    private void makeTableReady(Connection sql) throws SQLException {
        if (tableReady) {
            return;
        }
        String version;
        try {
            version = schemaVersion(sql);
        } catch (SQLException missing) {
            rollBack(sql);
            createTable(sql);
            version = schemaVersion(sql);
        }
        if (version == null) {
            insertOrUpdate(sql, SCHEMA_ROW, new StoredSession(SCHEMA_ROW, SCHEMA_VERSION, Instant.EPOCH));
            commit(sql);
        } else if (!version.equals(SCHEMA_VERSION)) {
            throw new SQLException("it was made by version " + version + " of the store, this is version "
                    + SCHEMA_VERSION + ": use a newer camel-xelion-chat, or another table");
        }
        tableReady = true;
    }

    private void createTable(Connection sql) throws SQLException {
        try (Statement create = sql.createStatement()) {
            create.execute("CREATE TABLE " + table
                    + " (CONNECTION_NAME VARCHAR(300) NOT NULL, SESSION_ID VARCHAR(100) NOT NULL,"
                    + " CLIENT_ID VARCHAR(4000), STORED_AT BIGINT NOT NULL,"
                    + " PRIMARY KEY (CONNECTION_NAME, SESSION_ID))");
            commit(sql);
        } catch (SQLException e) {
            rollBack(sql);
            // another node may have been faster; then the table is there now
            try {
                schemaVersion(sql);
            } catch (SQLException stillMissing) {
                e.addSuppressed(stillMissing);
                throw e;
            }
        }
    }

    private String schemaVersion(Connection sql) throws SQLException {
        try (PreparedStatement select = sql.prepareStatement(
                "SELECT CLIENT_ID FROM " + table + " WHERE CONNECTION_NAME = ? AND SESSION_ID = ?")) {
            select.setString(1, SCHEMA_ROW);
            select.setString(2, SCHEMA_ROW);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static void commit(Connection sql) throws SQLException {
        if (!sql.getAutoCommit()) {
            sql.commit();
        }
    }

    private static void rollBack(Connection sql) throws SQLException {
        if (!sql.getAutoCommit()) {
            sql.rollback();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(Connection sql) throws SQLException;
    }
}
