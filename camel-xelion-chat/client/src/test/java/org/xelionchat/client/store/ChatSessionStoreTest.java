package org.xelionchat.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChatSessionStoreTest {

    private static final StoredSession PETER = new StoredSession("7", "peter", Instant.parse("2026-01-01T00:00:00Z"));
    private static final StoredSession ANNA = new StoredSession("8", null, Instant.parse("2026-01-02T00:00:00Z"));

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static int tables;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    /** A database, and a name for a table that is not there yet. */
    private record Database(String name, DataSource dataSource, String table) {

        ChatSessionStore store() {
            return new JdbcChatSessionStore(dataSource, table);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Database> databases() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("sessions"));
        DataSource postgreSql = postgres.getPostgresDatabase();
        return Stream.of(
                new Database("H2 in a file", h2, "SESSIONS_" + tables++),
                new Database("H2 without auto-commit", withoutAutoCommit(h2), "SESSIONS_" + tables++),
                new Database("PostgreSQL", postgreSql, "SESSIONS_" + tables++),
                new Database("PostgreSQL without auto-commit", withoutAutoCommit(postgreSql), "SESSIONS_" + tables++));
    }

    static Stream<ChatSessionStore> stores() {
        return Stream.concat(
                Stream.of(new InMemoryChatSessionStore()), databases().map(Database::store));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void remembersUntilRemoved(ChatSessionStore store) {
        store.save("one", PETER);
        store.save("one", ANNA);
        store.save("two", PETER);

        assertThat(store.findOpen("one")).containsExactlyInAnyOrder(PETER, ANNA);
        store.remove("one", "7");
        store.remove("one", "unknown");
        assertThat(store.findOpen("one")).containsExactly(ANNA);
        assertThat(store.findOpen("two")).containsExactly(PETER);
        assertThat(store.findOpen("three")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void replacesWhatIsSavedAgain(ChatSessionStore store) {
        store.save("one", PETER);
        StoredSession again = new StoredSession("7", "piet", Instant.parse("2026-01-03T00:00:00Z"));

        store.save("one", again);

        assertThat(store.findOpen("one")).containsExactly(again);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void isThereForTheNextProgram(Database database) {
        database.store().save("one", PETER);

        assertThat(database.store().findOpen("one")).containsExactly(PETER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void mayBeUsedByManyAtOnceFromTheFirstMomentOn(Database database) throws Exception {
        int nodes = 8;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            ChatSessionStore store = database.store();
            String own = "own" + node;
            all.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < 20; i++) {
                    store.save("one", PETER);
                    store.save("one", new StoredSession(own, own, Instant.EPOCH));
                    store.findOpen("one");
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> one : all) {
            one.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(database.store().findOpen("one")).hasSize(nodes + 1).contains(PETER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void refusesATableOfANewerVersion(Database database) throws SQLException {
        database.store().save("one", PETER);
        try (Connection sql = database.dataSource().getConnection();
                Statement update = sql.createStatement()) {
            update.executeUpdate("UPDATE " + database.table() + " SET CLIENT_ID = '2' WHERE SESSION_ID = 'schema'");
            if (!sql.getAutoCommit()) {
                sql.commit();
            }
        }

        ChatSessionStore store = database.store();
        assertThatThrownBy(() -> store.findOpen("one"))
                .hasMessageContaining(database.table())
                .hasMessageContaining("version 2");
    }

    @Test
    void refusesANameThatIsNoTables() {
        assertThatThrownBy(() -> new JdbcChatSessionStore(new JdbcDataSource(), "x; DROP TABLE y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letters, digits and underscores");
    }

    @Test
    void namesTheTableWhenTheDatabaseFails() {
        JdbcDataSource closed = new JdbcDataSource();
        closed.setURL("jdbc:h2:file:" + folder.resolve("absent") + ";IFEXISTS=TRUE");
        ChatSessionStore store = new JdbcChatSessionStore(closed);

        assertThatThrownBy(() -> store.findOpen("one")).hasMessageContaining("XELION_CHAT_SESSION");
    }

    private static DataSource withoutAutoCommit(DataSource dataSource) {
        return (DataSource) Proxy.newProxyInstance(
                ChatSessionStoreTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, args) -> {
                    Object result = method.invoke(dataSource, args);
                    if (result instanceof Connection connection) {
                        connection.setAutoCommit(false);
                    }
                    return result;
                });
    }
}
