package org.xelionchat.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xelionchat.client.XelionChatClient;

/** The simulation proves itself: for each promise, a copy of a class with a planted defect that breaks it is found out. */
class PlantedDefectsTest {

    private static final int SEEDS = 1_000;
    private static final Path SOURCES = Path.of("src/main/java/org/xelionchat/client");

    @TempDir
    private Path classes;

    /**
     * @param promise what is broken
     * @param file the source that gets the defect
     * @param original a piece of it, found once
     * @param planted what stands there instead
     * @param complaint what the simulation says of it
     */
    private record Defect(String promise, String file, String original, String planted, String complaint) {

        @Override
        public String toString() {
            return promise;
        }
    }

    static Stream<Defect> defects() {
        return Stream.of(
                new Defect(
                        "no message is lost: what a full buffer left out is never read",
                        "stream/SessionSubscription.java",
                        "inbox.isOverflowed() && inbox.isHalfEmpty() && subscriber.isTaking() && end == null",
                        "false",
                        "instead of"),
                new Defect(
                        "no message is lost: a list is handed on in part",
                        "stream/SessionSubscription.java",
                        "inbox.withoutWaiting(messages)",
                        "inbox.withoutWaiting(messages.subList(0, messages.size() / 2))",
                        "instead of"),
                new Defect(
                        "no message is lost: a frame that cannot be read is skipped",
                        "stream/EventStream.java",
                        "RECOVERING)) {\n                readInstead();\n",
                        "RECOVERING)) {\n",
                        "instead of"),
                new Defect(
                        "no message comes twice: nobody asks what was handled",
                        "stream/Dispatcher.java",
                        "if (known == 0) {",
                        "if (message.id() != null) {",
                        "instead of"),
                new Defect(
                        "no message comes twice: it is remembered under another id",
                        "stream/Dispatcher.java",
                        "subscriber.settings().seen().add(sessionId, id));",
                        "subscriber.settings().seen().add(sessionId, id + \"x\"));",
                        "instead of"),
                new Defect(
                        "order: what came meanwhile overtakes the list",
                        "stream/Inbox.java",
                        "        awaitingList = true;\n",
                        "        awaitingList = false;\n",
                        "instead of"),
                new Defect(
                        "order: the next event does not wait for the one in hand",
                        "stream/Dispatcher.java",
                        "return !phase.compareAndSet(Phase.CALLING, Phase.PENDING);",
                        "return true;",
                        "two events of a session at a time"),
                new Defect(
                        "the end comes last: what came before it is not read",
                        "stream/EventStream.java",
                        "if (event.recovered() && recovers())",
                        "if (event.recovered() && !recovers())",
                        "instead of"),
                new Defect(
                        "exactly one end: a session that is over stays in the store",
                        "FollowedSessions.java",
                        "store.remove(connection, sessionId);",
                        "store.findOpen(connection);",
                        "ends of"),
                new Defect(
                        "order of sends: a send does not wait for the one before",
                        "SessionCalls.java",
                        "            first = queue == null;",
                        "            first = true;",
                        "arrived as"),
                new Defect(
                        "no send is repeated that had arrived",
                        "MessageSender.java",
                        "                return notThere.get();\n            }",
                        "                return notThere.get();\n            }\n            if (candidates.size() > 0) {\n"
                                + "                return notThere.get();\n            }",
                        "arrived as"),
                new Defect(
                        "no send is repeated that had arrived: by the retries",
                        "http/RetryRules.java",
                        "boolean repeated = call.safeToRepeat() || reached == Reached.NOTHING;",
                        "boolean repeated = true;",
                        "arrived as"),
                new Defect(
                        "every call completes: the one after a time-out does not",
                        "MessageSender.java",
                        "later.complete(found);",
                        "later.isDone();",
                        "calls never completed"),
                new Defect(
                        "one socket per session: the next attempt does not wait for the old socket's end",
                        "stream/EventStream.java",
                        "            } else {\n                socket.close();\n            }\n        }\n\n        /** The stream needs",
                        "            } else {\n                socket.close();\n                connectLater();\n            }\n        }\n\n"
                                + "        /** The stream needs",
                        "two sockets at a time"),
                new Defect(
                        "a fresh URL for every connect",
                        "stream/EventStream.java",
                        "socket = context.transport().get().open(url,",
                        "socket = context.transport().get().open(java.net.URI.create(\"wss://x/websocket/\" + sessionId),",
                        "an event URL was used twice"),
                new Defect(
                        "never more than maximumConcurrentConnects connecting",
                        "stream/ConnectGate.java",
                        "settings.get().maximumConcurrentConnects()",
                        "100",
                        "connecting at a time"),
                new Defect(
                        "nothing is open after stop",
                        "stream/EventStream.java",
                        "            } else {\n                socket.close();\n            }\n        }\n\n        @Override",
                        "            }\n        }\n\n        @Override",
                        "sockets are open"),
                new Defect(
                        "nothing runs after stop: the store is read on",
                        "FollowedSessions.java",
                        "        closed = true;\n",
                        "        closed = false;\n",
                        "something still runs after close"),
                new Defect(
                        "nothing is handed on while suspended",
                        "stream/Subscriber.java",
                        "return !suspended && !closed;",
                        "return !closed;",
                        "while suspended"),
                new Defect(
                        "nothing is handed on after unfollowing",
                        "stream/SessionSubscription.java",
                        "        closed = true;\n        dispatcher.stop();",
                        "        dispatcher.toString();",
                        "followed no more"),
                new Defect(
                        "buffers keep their bound",
                        "stream/Inbox.java",
                        "!overflowed && size() < capacity",
                        "size() < 10_000",
                        "events are buffered"),
                new Defect(
                        "attempts become rare: the back-off does not grow",
                        "stream/Backoff.java",
                        "bound = Math.min(maximum, bound * 2);",
                        "bound = Math.min(maximum, bound);",
                        "attempts within ten minutes"),
                new Defect(
                        "attempts go on: the back-off has no cap",
                        "stream/Backoff.java",
                        "bound = Math.min(maximum, bound * 2);",
                        "bound = bound * 16;",
                        "attempt within ten minutes"),
                new Defect(
                        "always alive: after a clean close nobody connects again",
                        "stream/EventStream.java",
                        "                } else {\n                    connectLater();\n                }\n            });\n        }",
                        "                } else if (code != 1006) {\n                    connectLater();\n                }\n            });\n"
                                + "        }",
                        "instead of"),
                new Defect(
                        "always alive: a half-open link is never noticed",
                        "stream/Liveness.java",
                        "            dead.run();",
                        "            checkIn(1_000);",
                        "instead of"),
                new Defect(
                        "classic: the subscription is forgotten after a reconnect",
                        "stream/EventStream.java",
                        "            socket.send(Subscriptions.toSession(sessionId));\n",
                        "            if (context.statistics().connects() < 2) {\n"
                                + "                socket.send(Subscriptions.toSession(sessionId));\n            }\n",
                        "instead of"),
                new Defect(
                        "classic: the list is read before the subscription has taken effect",
                        "stream/EventStream.java",
                        "            socket.send(Subscriptions.TEST);\n            echo",
                        "            echoed();\n            read();\n            echo",
                        "instead of"),
                new Defect(
                        "classic: a message's second id is ignored",
                        "stream/MessageIds.java",
                        "        communications.put(message.id(), communication);\n",
                        "        if (message.id() != null) {\n            return message.withIds(message.id(), null);\n        }\n",
                        "instead of"),
                new Defect(
                        "classic: a message that no list would repeat recognisably is handed on",
                        "stream/MessageIds.java",
                        "return listed == Listed.BOTH ||",
                        "return listed != null ||",
                        "instead of"),
                new Defect(
                        "classic: our own message is not known by its second id",
                        "MessageSender.java",
                        "            highestCommunication = higher(highestCommunication, message.communicationId());\n",
                        "",
                        "two sends were confirmed"),
                new Defect(
                        "classic: a list is read up to its first page",
                        "api/ClassicList.java",
                        "if (next == null || ",
                        "if (next != null || next == null || ",
                        "instead of"),
                new Defect(
                        "classic: two logins at a time",
                        "api/ClassicSession.java",
                        "        if (pending != null) {",
                        "        if (pending != null && closed) {",
                        "two logins at a time"),
                new Defect(
                        "classic: the old token goes with every login",
                        "api/ClassicLogin.java",
                        "return attempt(userSpace, null)",
                        "return attempt(userSpace, old)",
                        "an old token was sent"),
                new Defect(
                        "classic: a call that was answered with 401 is not repeated",
                        "api/ClassicCalls.java",
                        "first && isOfToken(answer)",
                        "!first && isOfToken(answer)",
                        "although all was well"),
                new Defect(
                        "classic: nobody logs out",
                        "api/ClassicSession.java",
                        "held == null ?",
                        "held != null ?",
                        "logins are left after close"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void isFoundOut(Defect defect) throws Exception {
        compile(defect);
        try (URLClassLoader loader = new Mutated(urls())) {
            Class<?> simulation = loader.loadClass(Simulation.class.getName());
            for (long seed = 0; seed < SEEDS; seed++) {
                Optional<String> complaint = complaint(simulation, seed, defect.complaint());
                if (complaint.isPresent()) {
                    System.out.printf("%-75s found by seed %d%n", defect.promise(), seed);
                    return;
                }
            }
        }
        assertThat(false).as("a seed below %d finds the planted defect", SEEDS).isTrue();
    }

    private static Optional<String> complaint(Class<?> type, long seed, String expected) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructor(long.class);
        constructor.setAccessible(true);
        Object simulation = constructor.newInstance(seed);
        try {
            call(simulation, "run");
        } catch (InvocationTargetException e) {
            // some defects break more than a promise; what was seen up to here counts
        }
        for (Object violation : (List<?>) call(simulation, "violations")) {
            if (violation.toString().contains(expected)) {
                return Optional.of(violation.toString());
            }
        }
        return Optional.empty();
    }

    private static Object call(Object target, String name) throws Exception {
        Method method = target.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(target);
    }

    private void compile(Defect defect) throws IOException {
        String source = Files.readString(SOURCES.resolve(defect.file()));
        assertThat(source.split(Pattern.quote(defect.original()), -1))
                .as("the place for the defect is there, once: %s", defect.original())
                .hasSize(2);
        String planted = source.replace(defect.original(), defect.planted());
        Path file = classes.resolve("source").resolve(Path.of(defect.file()).getFileName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, planted);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertThat(compiled).as("the planted defect compiles").isTrue();
        }
    }

    private URL[] urls() throws IOException {
        return new URL[] {
            classes.toUri().toURL(), location(XelionChatClient.class), location(Simulation.class),
        };
    }

    private static URL location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source.getLocation();
    }

    /** Takes the client and the simulation from here, and everything else from outside. */
    private static final class Mutated extends URLClassLoader {

        private Mutated(URL[] urls) {
            super(urls, PlantedDefectsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.xelionchat.client.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
