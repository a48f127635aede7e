package org.xelionchat.simulator;

import io.undertow.Handlers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xelionchat.simulator.SimulatorOptions.BadOptionException;
import org.xelionchat.simulator.bot.Bot;

/** The simulator as a program of its own. {@code --help} lists its options. */
public final class SimulatorMain {

    static final int WRONG_OPTION = 2;
    static final int CANNOT_START = 1;

    private static final String TRUST_STORE_PASSWORD = "simulator";
    private static final long STOP_SECONDS = 10;

    private final PrintStream out;
    private final PrintStream err;

    SimulatorMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the simulator until the process is told to end. A wrong option ends it at once with one line that names the
     * option, and exit code 2; a port that is taken with exit code 1.
     *
     * @param arguments see {@code --help}
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String... arguments) throws InterruptedException {
        // without a logging library there is nothing to log to, and no reason to complain about it
        setUnlessSet("slf4j.internal.verbosity", "ERROR");
        setUnlessSet("org.jboss.logging.provider", "slf4j");

        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitEnd(stopped);
        }));
        int status = new SimulatorMain(System.out, System.err).run(stop, arguments);
        stopped.countDown();
        if (status != 0) {
            System.exit(status);
        }
    }

    /** {@return the exit code, once {@code stop} was counted down or it could not start} */
    int run(CountDownLatch stop, String... arguments) throws InterruptedException {
        SimulatorOptions options;
        try {
            options = SimulatorOptions.parse(arguments);
        } catch (BadOptionException e) {
            err.println(e.getMessage());
            return WRONG_OPTION;
        }
        if (options.helpWanted()) {
            out.println(SimulatorOptions.help());
            return 0;
        }
        XelionSimulator simulator = configured(options);
        simulator.mount("/", Handlers.redirect(simulator.consoleUri().getPath()));
        try {
            simulator.start();
        } catch (UncheckedIOException e) {
            err.println("Cannot listen on " + options.host() + ":" + options.port()
                    + ", choose another --port or --host: " + e.getCause().getMessage());
            return CANNOT_START;
        }
        try (simulator) {
            introduce(simulator, options);
            if (options.bot().isPresent()) {
                try (Bot bot = bot(simulator, options.bot().get())) {
                    out.println(bot.name() + " answers every new chat.");
                    stop.await();
                }
            } else {
                out.println("The gateway is offline until an agent joins at the console.");
                stop.await();
            }
        }
        out.println("Stopped.");
        return 0;
    }

    private static XelionSimulator configured(SimulatorOptions options) {
        XelionSimulator.Builder builder = XelionSimulator.builder()
                .bindAddress(options.host())
                .port(options.port())
                .tenant(options.tenant())
                .gateway(options.gatewayId(), options.accessToken())
                .phoneLine(options.phoneLineOid(), "Support", "801")
                .classic(classic -> classic.user(options.userName(), options.password()))
                .agents();
        options.idle().ifPresent(builder::idleAfter);
        options.heartbeat().ifPresent(builder::heartbeatAfter);
        options.end().ifPresent(builder::endAfter);
        if (options.tls()) {
            builder.tls(reachableName(options.host()));
        }
        return builder.build();
    }

    private void introduce(XelionSimulator simulator, SimulatorOptions options) {
        String address = reachableName(options.host()) + ":" + simulator.port();
        String base = (options.tls() ? "https://" : "http://") + address;
        out.println("The Xelion chat simulator is running. Ctrl-C stops it.");
        out.println();
        out.println("  Agent's console      " + base + simulator.consoleUri().getPath());
        out.println("  Gateway API          " + base + simulator.gatewayUri().getRawPath());
        out.println("  Classic API          " + base + simulator.classicUri().getRawPath());
        String place = "host=" + address + (options.tenant().equals("master") ? "" : " tenant=" + options.tenant());
        out.println("  Component's options  " + place + " gatewayId=" + options.gatewayId() + " accessToken="
                + options.accessToken() + " secure=" + options.tls());
        out.println("    or, on classic     api=classic " + place + " username=" + options.userName() + " password="
                + (options.ownPassword() ? options.password() : "<as given>") + " phoneLineOid="
                + options.phoneLineOid() + " secure=" + options.tls());
        if (options.tls()) {
            out.println("  Trust store          " + trustStore(simulator) + " (PKCS12, password " + TRUST_STORE_PASSWORD
                    + ")");
        }
        out.println();
    }

    private static Bot bot(XelionSimulator simulator, String name) {
        return simulator
                .bot(name)
                .greets("Hello, I am " + name + ", a bot. Ask me for the opening hours, or tell me anything.")
                .answers("opening hours", "We are here from Monday to Friday, 9:00 to 17:30.")
                .answers("price", "Everything here is free of charge.")
                .answers("hello", "Hello! How can I help you?")
                .answers("thanks", "You are welcome.")
                .answers("thank you", "You are welcome.")
                .starts();
    }

    /** A file, gone with the process, by which a client trusts the certificate that was made for this run. */
    private static Path trustStore(XelionSimulator simulator) {
        try {
            Path file = Files.createTempFile("xelion-chat-simulator-", ".p12");
            file.toFile().deleteOnExit();
            try (OutputStream stream = Files.newOutputStream(file)) {
                simulator.trustStore().store(stream, TRUST_STORE_PASSWORD.toCharArray());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A store with one certificate cannot be written", e);
        }
    }

    /** The name under which this machine calls an address that is listened on. */
    private static String reachableName(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress() ? "localhost" : host;
        } catch (UnknownHostException e) {
            return host;
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static void awaitEnd(CountDownLatch stopped) {
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
