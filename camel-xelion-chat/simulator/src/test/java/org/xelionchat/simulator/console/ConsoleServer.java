package org.xelionchat.simulator.console;

import io.undertow.Handlers;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.xelionchat.simulator.chat.Caller;
import org.xelionchat.simulator.chat.ChangeListeners;
import org.xelionchat.simulator.chat.ChatRules;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.PhoneLine;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.chat.Visitor;

/** The console on a port of its own, with nothing of the simulator but what it stands on. */
final class ConsoleServer implements AutoCloseable {

    static final String GATEWAY = "1234567";

    final ChatState state;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService oneByOne = Executors.newSingleThreadExecutor();
    private final Undertow server;

    ConsoleServer(Duration patience) {
        ChangeListeners listeners = new ChangeListeners(oneByOne);
        ChatRules rules = new ChatRules(
                Map.of(GATEWAY, "token"),
                true,
                List.of(new PhoneLine("1651226", "Support", "801")),
                List.of(),
                true,
                null,
                null,
                null,
                null,
                null,
                Clock.systemUTC());
        state = new ChatState(rules, timer, (session, event) -> {}, listeners);
        // not shut down, since windows are still seen off while the server stops; an idle thread goes away
        ScheduledThreadPoolExecutor consoleThread = new ScheduledThreadPoolExecutor(1);
        consoleThread.setKeepAliveTime(1, TimeUnit.SECONDS);
        consoleThread.allowCoreThreadTimeOut(true);
        AgentConsole console = new AgentConsole(state, listeners, consoleThread, patience);
        server = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setHandler(Handlers.path().addPrefixPath("/console", console))
                .build();
        server.start();
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    String origin() {
        return "http://localhost:" + port();
    }

    /** A visitor opens a chat and says something. */
    SimulatedSession visitor(String name, String... texts) {
        SimulatedSession session =
                state.start(GATEWAY, new Visitor(name, name.toLowerCase() + "@example.org", "+31 20 123 45 67"));
        for (String text : texts) {
            state.visitorSays(Caller.onGateway(GATEWAY), session.id(), text);
        }
        return session;
    }

    @Override
    public void close() {
        server.stop();
        timer.shutdownNow();
        oneByOne.shutdownNow();
    }
}
