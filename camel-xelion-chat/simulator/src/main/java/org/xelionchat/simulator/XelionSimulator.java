package org.xelionchat.simulator;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.simulator.account.Accounts;
import org.xelionchat.simulator.account.XelionUser;
import org.xelionchat.simulator.bot.Bot;
import org.xelionchat.simulator.call.ApiEndpoint;
import org.xelionchat.simulator.call.ListReads;
import org.xelionchat.simulator.chat.Change;
import org.xelionchat.simulator.chat.ChangeListeners;
import org.xelionchat.simulator.chat.ChangeListeners.Subscription;
import org.xelionchat.simulator.chat.ChatRules;
import org.xelionchat.simulator.chat.ChatState;
import org.xelionchat.simulator.chat.Gateway;
import org.xelionchat.simulator.chat.PhoneLine;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.classic.ClassicApi;
import org.xelionchat.simulator.classic.ClassicSettings;
import org.xelionchat.simulator.console.AgentConsole;
import org.xelionchat.simulator.fault.Faults;
import org.xelionchat.simulator.fault.FramePlan;
import org.xelionchat.simulator.fault.OpenSocket;
import org.xelionchat.simulator.gateway.GatewayApi;
import org.xelionchat.simulator.journal.CallJournal;
import org.xelionchat.simulator.journal.PollingWatch;
import org.xelionchat.simulator.journal.RecordedCalls;
import org.xelionchat.simulator.journal.RecordedSockets;
import org.xelionchat.simulator.journal.SocketJournal;
import org.xelionchat.simulator.server.RootHandler;
import org.xelionchat.simulator.server.SimulatorServer;
import org.xelionchat.simulator.socket.EventSocketEndpoint;
import org.xelionchat.simulator.socket.EventSockets;
import org.xelionchat.simulator.socket.EventUrls;
import org.xelionchat.simulator.tls.SelfMadeCertificate;
import org.xelionchat.simulator.wire.ClassicEventFrames;
import org.xelionchat.simulator.wire.ErrorForm;

/**
 * A Xelion with gateways, phone lines, users, visitors' sessions and agents, in this process. Visitors come by the gateway
 * API or by the classic one; they end in the same chats.
 *
 * <pre>{@code
 * try (XelionSimulator simulator = XelionSimulator.builder().build().start()) {
 *     // point a client at simulator.host(), simulator.gateway().id() and simulator.gateway().accessToken(), and then
 *     simulator.agent("Wesley").activate(simulator.onlySession()).types().says("hello");
 * }
 * }</pre>
 *
 * <p>Thread-safe. What it knows survives {@link #stop()} and {@link #start()}: a restart keeps the port, the sessions and
 * everything else, only the connections are gone. It holds one I/O thread while it runs, and none per session.
 */
public final class XelionSimulator implements AutoCloseable {

    /** Id of the gateway that there is by default: that of the guide's samples (P2.1). */
    public static final String DEFAULT_GATEWAY_ID = "1234567";

    /** Access token of the gateway that there is by default. */
    public static final String DEFAULT_ACCESS_TOKEN = "token";

    /** Name of the user of the classic API who is there by default. */
    public static final String DEFAULT_USER_NAME = "admin";

    /** His password. */
    public static final String DEFAULT_PASSWORD = "password";

    /** Oid of the phone line that there is by default: that of the guide's samples (P3.3). */
    public static final String DEFAULT_PHONE_LINE_OID = "1651226";

    /** Name of the agent who is online by default. */
    public static final String DEFAULT_AGENT = "Wesley";

    private static final String CONSOLE = "/console";

    private static final Logger LOG = LoggerFactory.getLogger(XelionSimulator.class);

    private final String bindAddress;
    private final String tenant;
    private final SelfMadeCertificate certificate;
    private final ChatState state;
    private final Accounts accounts;
    private final ChangeListeners listeners;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final EventSockets sockets;
    private final EventUrls eventUrls;
    private final Faults faults;
    private final CallJournal calls = new CallJournal();
    private final SocketJournal socketJournal = new SocketJournal();
    private final PollingWatch polling;
    private final AgentConsole console;
    private final RootHandler root;
    private final Object lifecycle = new Object();
    private SimulatorServer server;
    private volatile int port;

    private XelionSimulator(Builder builder) {
        bindAddress = builder.bindAddress;
        port = builder.port;
        tenant = builder.tenant;
        certificate = builder.tls ? SelfMadeCertificate.create(builder.tlsHostNames) : null;
        Clock clock = builder.clock;
        ScheduledExecutorService timer = SimulatorThreads.timer();
        listeners = new ChangeListeners(SimulatorThreads.oneByOne());
        FramePlan frames = new FramePlan();
        sockets = new EventSockets(
                frames, new ClassicEventFrames(builder.classic.eventIds(), builder.classic.newChatEvents()));
        faults = new Faults(frames, sockets::open);
        state = new ChatState(builder.rules(), timer, sockets, listeners);
        eventUrls = new EventUrls(builder.eventHost, builder.eventUrlLifetime, clock);
        accounts = new Accounts(
                builder.users(), builder.classic.appKey(), builder.classic.tokenLifetime(), clock, this::loggedOut);
        polling = new PollingWatch(builder.pollingLimit, builder.pollingWindow);
        ListReads reads = new ListReads(polling, clock);
        GatewayApi gatewayApi = new GatewayApi(tenant, builder.plannedDates, builder.errors, state, eventUrls, reads);
        ClassicApi classicApi =
                new ClassicApi(tenant, builder.classic, builder.plannedDates, accounts, state, eventUrls, reads);
        root = new RootHandler(
                new ApiEndpoint(gatewayApi, calls, faults, timer, clock),
                new ApiEndpoint(classicApi, calls, faults, timer, clock),
                new EventSocketEndpoint(
                        state, eventUrls, sockets, calls, socketJournal, polling, faults, timer, clock));
        console = new AgentConsole(state, listeners, SimulatorThreads.console());
        root.mount(CONSOLE, Handlers.path().addPrefixPath(CONSOLE, console));
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    // --- the process ---

    /**
     * Starts listening; does nothing when it runs already.
     *
     * @return this
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public XelionSimulator start() {
        synchronized (lifecycle) {
            if (server == null) {
                server = SimulatorServer.start(
                        new InetSocketAddress(bindAddress, port),
                        certificate == null ? null : certificate.serverContext(),
                        root);
                port = server.port();
                state.resume();
                LOG.info("The Xelion chat simulator listens on {}", uri());
            }
            return this;
        }
    }

    /**
     * Stops like a process that is killed: no answer, no close frame; nobody becomes idle meanwhile. The port is kept for
     * the next {@link #start()}.
     * Does nothing when it does not run.
     *
     * @return this
     */
    public XelionSimulator stop() {
        synchronized (lifecycle) {
            if (server != null) {
                sockets.open().forEach(OpenSocket::cut);
                console.cut();
                server.stop();
                server = null;
                state.pause();
                LOG.info("The Xelion chat simulator has stopped");
            }
            return this;
        }
    }

    /** {@return whether it listens} */
    public boolean isRunning() {
        synchronized (lifecycle) {
            return server != null;
        }
    }

    /** Stops it. */
    @Override
    public void close() {
        stop();
    }

    /**
     * Forgets sessions, calls, sockets and faults, and cuts open sockets; agents and gateways are as configured again, and
     * listeners are gone. Bots and mounted pages stay.
     *
     * @return this
     */
    public XelionSimulator reset() {
        faults.clear();
        sockets.open().forEach(OpenSocket::cut);
        state.reset();
        accounts.reset();
        eventUrls.clear();
        calls.clear();
        socketJournal.clear();
        polling.clear();
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        return this;
    }

    // --- where it is ---

    /** {@return {@code name:port}, as a client's host option wants it} */
    public String host() {
        return "localhost:" + port();
    }

    /** {@return the port it listens on, or listened on last; 0 before the first start when none was chosen} */
    public int port() {
        return port;
    }

    /** {@return whether it speaks TLS} */
    public boolean isSecure() {
        return certificate != null;
    }

    /** {@return its address, such as {@code http://localhost:12345}} */
    public URI uri() {
        return URI.create((isSecure() ? "https" : "http") + "://" + host());
    }

    /** {@return the base address of the default gateway's calls (P2)} */
    public URI gatewayUri() {
        return gatewayUri(gateway());
    }

    /**
     * {@return the base address of a gateway's calls (P2)}
     *
     * @param gateway one of this simulator's
     */
    public URI gatewayUri(Gateway gateway) {
        return URI.create(uri() + GatewayApi.prefix() + PathSegment.encoded(tenant) + "/gateways/"
                + PathSegment.encoded(gateway.id()));
    }

    /** {@return the base address of the classic API's calls (P3)} */
    public URI classicUri() {
        return URI.create(uri() + ClassicApi.prefix() + PathSegment.encoded(tenant));
    }

    /** {@return the address of the agents' console: a page where people are the agents} */
    public URI consoleUri() {
        return URI.create(uri() + CONSOLE + "/");
    }

    /** {@return the one tenant there is} */
    public String tenant() {
        return tenant;
    }

    /**
     * {@return the TLS side of a client that trusts this simulator's certificate}
     *
     * @throws IllegalStateException if it does not speak TLS
     */
    public SSLContext clientSslContext() {
        return certificate().clientContext();
    }

    /**
     * {@return a store with this simulator's certificate}
     *
     * @throws IllegalStateException if it does not speak TLS
     */
    public KeyStore trustStore() {
        return certificate().trustStore();
    }

    /**
     * Adds a page of one's own to the port.
     *
     * @param prefix first segment of its paths, such as {@code /shop}; {@code /} for that path alone
     * @param page answers them, on the I/O thread unless it dispatches
     * @return this
     */
    public XelionSimulator mount(String prefix, HttpHandler page) {
        root.mount(prefix, page);
        return this;
    }

    // --- what is in it ---

    /** {@return the gateway that was configured first} */
    public Gateway gateway() {
        return state.gateways().get(0);
    }

    /**
     * {@return a gateway}
     *
     * @param id its id
     * @throws IllegalArgumentException if there is none with this id
     */
    public Gateway gateway(String id) {
        return state.gateway(id).orElseThrow(() -> new IllegalArgumentException("There is no gateway " + id));
    }

    /** {@return the user of the classic API who was configured first} */
    public XelionUser user() {
        return accounts.users().get(0);
    }

    /** {@return the users of the classic API, and who of them is logged in} */
    public Accounts accounts() {
        return accounts;
    }

    /** {@return the phone line that was configured first: the one the gateways are linked to} */
    public PhoneLine phoneLine() {
        return state.phoneLines().get(0);
    }

    /** {@return all sessions, oldest first} */
    public List<SimulatedSession> sessions() {
        return state.sessions();
    }

    /**
     * {@return a session as it is now}
     *
     * @param id its id
     * @throws IllegalArgumentException if there is none with this id
     */
    public SimulatedSession session(String id) {
        return state.session(id).orElseThrow(() -> new IllegalArgumentException("There is no session " + id));
    }

    /**
     * {@return the one session there is}
     *
     * @throws IllegalStateException if there is none, or more than one
     */
    public SimulatedSession onlySession() {
        List<SimulatedSession> sessions = sessions();
        if (sessions.size() != 1) {
            throw new IllegalStateException("There are " + sessions.size() + " sessions");
        }
        return sessions.get(0);
    }

    /**
     * {@return an agent; whoever was not known is known and online from now on}
     *
     * @param name the agent's name, for example {@code Wesley} or {@code Wesley Jansen}
     */
    public SimulatedAgent agent(String name) {
        state.hire(name);
        return new SimulatedAgent(state, name);
    }

    /**
     * {@return an agent by script, who opens new chats and answers them once he {@linkplain Bot.Script#starts() starts}}
     *
     * @param name his name, as visitors see it
     */
    public Bot.Script bot(String name) {
        return new Bot.Script(state, listeners, name);
    }

    /** {@return all agents, in the order in which they were first named} */
    public List<SimulatedAgent> agents() {
        return state.agents().stream()
                .map(name -> new SimulatedAgent(state, name))
                .toList();
    }

    /** {@return whether the status is "online" (G11): it is as long as any agent is online} */
    public boolean isOnline() {
        return state.anyAgentOnline();
    }

    /**
     * The visitor counts as idle now.
     *
     * @param session the session
     * @return this
     */
    public XelionSimulator becomesIdle(SimulatedSession session) {
        state.becomeIdle(session.id());
        return this;
    }

    /**
     * Xelion itself asks the visitor now whether he is still there.
     *
     * @param session the session
     * @return this
     */
    public XelionSimulator asksStillThere(SimulatedSession session) {
        state.heartbeat(session.id(), null);
        return this;
    }

    /**
     * Xelion itself ends the chat now.
     *
     * @param session the session
     * @return this
     */
    public XelionSimulator ends(SimulatedSession session) {
        state.end(session.id(), null);
        return this;
    }

    /**
     * The visitor is told now that nobody can answer, whoever is online.
     *
     * @param session the session
     * @return this
     */
    public XelionSimulator findsNoAgents(SimulatedSession session) {
        state.noAgents(session.id());
        return this;
    }

    // --- tests ---

    /** {@return what goes wrong} */
    public Faults faults() {
        return faults;
    }

    /** {@return every call so far, or the newest 100 000 of them} */
    public RecordedCalls calls() {
        return calls.calls();
    }

    /** {@return every handshake and event socket so far} */
    public RecordedSockets sockets() {
        return socketJournal.sockets();
    }

    /**
     * Tells of every change from now on, until {@link #reset()}.
     *
     * @param listener told one change after another, on one thread that is neither the caller's nor the server's; it may
     *     use the simulator
     * @return ends it
     */
    public Subscription onChange(Consumer<? super Change> listener) {
        Subscription subscription = listeners.add(listener);
        subscriptions.add(subscription);
        return subscription;
    }

    /** {@return its address; never a token} */
    @Override
    public String toString() {
        return "Xelion chat simulator at " + uri();
    }

    private void loggedOut(String login) {
        eventUrls.forget(login);
        sockets.loggedOut(login);
    }

    private SelfMadeCertificate certificate() {
        if (certificate == null) {
            throw new IllegalStateException("This simulator does not speak TLS: build it with tls()");
        }
        return certificate;
    }

    /** Configures a simulator. What is not set has a default that suits tests. */
    public static final class Builder {

        private final Map<String, String> gateways = new LinkedHashMap<>();
        private final List<PhoneLine> phoneLines = new ArrayList<>();
        private final ClassicSettings classic = new ClassicSettings();
        private final List<String> tlsHostNames = new ArrayList<>();
        private List<String> agents = List.of(DEFAULT_AGENT);
        private String bindAddress = "localhost";
        private int port;
        private String tenant = "master";
        private String lineName = "Support";
        private String eventHost;
        private Duration eventUrlLifetime = Duration.ofMinutes(1);
        private ErrorForm errors = ErrorForm.TEXT;
        private boolean transcriptEnabled = true;
        private boolean echoVisitorMessages;
        private boolean plannedDates;
        private boolean tls;
        private Duration idleAfter;
        private Duration heartbeatAfter;
        private Duration endAfter;
        private String noAgentsText = "There are no agents available at the moment.";
        private String heartbeatText = "Are you still there?";
        private int pollingLimit = 10;
        private Duration pollingWindow = Duration.ofSeconds(10);
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * The port to listen on. Default: 0, any that is free.
         *
         * @param number 0 to 65535
         * @return this
         */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /**
         * The address to listen on. Default: {@code localhost}, so nobody else on the network can connect.
         *
         * @param address a name or address of this machine, {@code 0.0.0.0} for all
         * @return this
         */
        public Builder bindAddress(String address) {
            bindAddress = Objects.requireNonNull(address, "address");
            return this;
        }

        /**
         * The one tenant. Default: {@code master} (P1).
         *
         * @param name its name
         * @return this
         */
        public Builder tenant(String name) {
            tenant = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Adds a gateway. The first one takes the place of the default gateway {@value #DEFAULT_GATEWAY_ID} with the token
         * {@value #DEFAULT_ACCESS_TOKEN}.
         *
         * @param id any text (P12: opaque)
         * @param accessToken its access token
         * @return this
         */
        public Builder gateway(String id, String accessToken) {
            gateways.put(Objects.requireNonNull(id, "id"), Objects.requireNonNull(accessToken, "accessToken"));
            return this;
        }

        /**
         * The agents who are online from the start. Default: {@value #DEFAULT_AGENT}.
         *
         * @param names their names; none for a simulator that is offline until an agent comes
         * @return this
         */
        public Builder agents(String... names) {
            agents = List.of(names);
            return this;
        }

        /**
         * The default phone line's name, which is part of a session's name (P2.1). Default: {@code Support}.
         *
         * @param name any text
         * @return this
         */
        public Builder lineName(String name) {
            lineName = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Adds a phone line. The first one takes the place of the default line {@value #DEFAULT_PHONE_LINE_OID}; it is the
         * one the gateways are linked to (P4).
         *
         * @param oid a number as text
         * @param name its name, which is part of a session's name
         * @param extension its number within the house
         * @return this
         */
        public Builder phoneLine(String oid, String name, String extension) {
            phoneLines.add(new PhoneLine(oid, name, extension));
            return this;
        }

        /**
         * Configures the classic API: users, tokens, lists, events.
         *
         * @param settings sets what is to differ from the defaults
         * @return this
         */
        public Builder classic(Consumer<ClassicSettings> settings) {
            settings.accept(classic);
            return this;
        }

        /**
         * The host in event URLs, which in Xelion may differ from that of the calls (P2.5). Default: the one that the
         * caller used.
         *
         * @param host {@code name[:port]}
         * @return this
         */
        public Builder eventHost(String host) {
            eventHost = Objects.requireNonNull(host, "host");
            return this;
        }

        /**
         * How long an event URL is good for its one connect. Default: 1 minute (assumed, P12).
         *
         * @param lifetime how long
         * @return this
         */
        public Builder eventUrlLifetime(Duration lifetime) {
            eventUrlLifetime = Objects.requireNonNull(lifetime, "lifetime");
            return this;
        }

        /**
         * How errors are written. Default: as text (P8.2).
         *
         * @param form text or JSON
         * @return this
         */
        public Builder errors(ErrorForm form) {
            errors = Objects.requireNonNull(form, "form");
            return this;
        }

        /**
         * Whether the gateways mail transcripts (G12). Default: yes.
         *
         * @param enabled {@code true} for yes
         * @return this
         */
        public Builder transcriptEnabled(boolean enabled) {
            transcriptEnabled = enabled;
            return this;
        }

        /**
         * Whether the visitor's own messages come back as events (P7.1: not documented). Default: no.
         *
         * @param echo {@code true} for yes
         * @return this
         */
        public Builder echoVisitorMessages(boolean echo) {
            echoVisitorMessages = echo;
            return this;
        }

        /**
         * After how much silence a visitor counts as idle. Default: never.
         *
         * @param silence how long
         * @return this
         */
        public Builder idleAfter(Duration silence) {
            idleAfter = Objects.requireNonNull(silence, "silence");
            return this;
        }

        /**
         * How long after idle he is asked whether he is still there. Default: never.
         *
         * @param time how long
         * @return this
         */
        public Builder heartbeatAfter(Duration time) {
            heartbeatAfter = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * How long after that question (or after idle, when there is none) the chat ends. Default: never.
         *
         * @param time how long
         * @return this
         */
        public Builder endAfter(Duration time) {
            endAfter = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Whether {@code idleDate} and {@code endDate} tell what is planned, too (P6.1: "is or will be"). Default: no.
         *
         * @param planned {@code true} for yes
         * @return this
         */
        public Builder plannedDates(boolean planned) {
            plannedDates = planned;
            return this;
        }

        /**
         * The text of {@code chatNoAgentsAvailableEvent}. Default: an English sentence.
         *
         * @param text any text, {@code null} for none (P7)
         * @return this
         */
        public Builder noAgentsText(String text) {
            noAgentsText = text;
            return this;
        }

        /**
         * The text of {@code chatHeartbeatEvent}. Default: an English question.
         *
         * @param text any text, {@code null} for none (P7)
         * @return this
         */
        public Builder heartbeatText(String text) {
            heartbeatText = text;
            return this;
        }

        /**
         * When reading a message list counts as polling (P1, P9). Default: more than 10 times within 10 seconds without
         * anything new and without a connect.
         *
         * @param reads how often is still in order
         * @param window within which time
         * @return this
         */
        public Builder pollingLimit(int reads, Duration window) {
            pollingLimit = reads;
            pollingWindow = Objects.requireNonNull(window, "window");
            return this;
        }

        /**
         * Speaks TLS with a certificate made for it. Default: plain connections.
         *
         * @param hostNames names that the certificate is good for, besides {@code localhost}
         * @return this
         */
        public Builder tls(String... hostNames) {
            tls = true;
            tlsHostNames.addAll(List.of(hostNames));
            return this;
        }

        /**
         * What time it is for dates and for the life of event URLs. Timers run in real time. Default: the system's clock.
         *
         * @param source tells the time
         * @return this
         */
        public Builder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** {@return the simulator, not started} */
        public XelionSimulator build() {
            return new XelionSimulator(this);
        }

        private Map<String, String> users() {
            return classic.users().isEmpty() ? Map.of(DEFAULT_USER_NAME, DEFAULT_PASSWORD) : classic.users();
        }

        private ChatRules rules() {
            Map<String, String> configured =
                    gateways.isEmpty() ? Map.of(DEFAULT_GATEWAY_ID, DEFAULT_ACCESS_TOKEN) : gateways;
            return new ChatRules(
                    new LinkedHashMap<>(configured),
                    transcriptEnabled,
                    phoneLines.isEmpty()
                            ? List.of(new PhoneLine(DEFAULT_PHONE_LINE_OID, lineName, "801"))
                            : List.copyOf(phoneLines),
                    agents,
                    echoVisitorMessages,
                    idleAfter,
                    heartbeatAfter,
                    endAfter,
                    noAgentsText,
                    heartbeatText,
                    clock);
        }
    }
}
