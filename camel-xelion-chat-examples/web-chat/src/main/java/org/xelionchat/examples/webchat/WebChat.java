package org.xelionchat.examples.webchat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.camel.XelionChatConfiguration;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.examples.webchat.Settings.SettingsException;
import org.xelionchat.simulator.XelionSimulator;

/**
 * A web chat between visitors of a page and the agents of a Xelion, or of a simulated one, on either of its APIs. The README tells the
 * system properties.
 */
public final class WebChat implements AutoCloseable {

    private static final int USUAL_PORT = 8080;
    private static final int USUAL_SIMULATOR_PORT = 8090;
    private static final int ANY_PORT = 0;
    private static final int SECONDS_TO_STOP = 5;

    private final Settings settings;
    private final CamelContext camel = new DefaultCamelContext();
    private final WebServer server;
    private XelionSimulator simulator;

    private WebChat(Settings settings) {
        this.settings = settings;
        server = new WebServer(settings.origins());
    }

    /**
     * Runs until the process is stopped.
     *
     * @param arguments none
     * @throws InterruptedException if the program is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Settings settings = Settings.of(System.getProperties());
            WebChat webChat = start(settings, Limits.DEFAULT);
            Runtime.getRuntime().addShutdownHook(new Thread(webChat::close, "stop"));
            System.out.println();
            System.out.println("  The visitor's page   " + webChat.page());
            webChat.console().ifPresent(console -> {
                System.out.println("  The agent's console  " + console);
                System.out.println();
                System.out.println(
                        settings.isClassic()
                                ? "  Nobody answers until an agent has joined at the console."
                                : "  The page is offline until an agent has joined at the console.");
            });
            System.out.println("  Ctrl-C stops it.");
            System.out.println();
            new CountDownLatch(1).await();
        } catch (SettingsException e) {
            System.err.println("web-chat: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * {@return a running web chat}
     *
     * @throws SettingsException if it cannot run like this
     */
    static WebChat start(Settings settings, Limits limits) throws SettingsException {
        WebChat webChat = new WebChat(settings);
        try {
            webChat.start(limits);
            return webChat;
        } catch (SettingsException e) {
            webChat.close();
            throw e;
        } catch (Exception e) {
            webChat.close();
            throw new IllegalStateException(e);
        }
    }

    private void start(Limits limits) throws Exception {
        int port = freePort();
        camel.addComponent("undertow", server);
        camel.addComponent("xelion-chat", xelion());
        camel.getShutdownStrategy().setTimeout(SECONDS_TO_STOP);
        camel.start();
        if (settings.hasXelion()) {
            validate();
        }

        Clock clock = Clock.systemUTC();
        Visitors visitors = new Visitors(limits, clock);
        VisitorSockets sockets = new VisitorSockets(limits, visitors, settings.isBehindProxy(), clock);
        Availability availability = new Availability(clock, !settings.isClassic());
        String socket = "undertow:ws://" + inUri(settings.bind()) + ":" + port + "/chat";
        camel.addRoutes(new AgentRoutes(socket, visitors));
        camel.addRoutes(new VisitorRoutes(socket, visitors, sockets, availability, clock));
    }

    private XelionChatComponent xelion() {
        // on the component, not in the routes: so that neither is part of an endpoint's address
        XelionChatComponent component = new XelionChatComponent();
        XelionChatConfiguration xelion = component.getConfiguration();
        xelion.setApi(settings.isClassic() ? ChatApiGeneration.CLASSIC : ChatApiGeneration.GATEWAY);
        if (settings.hasXelion()) {
            xelion.setHost(settings.host());
            xelion.setGatewayId(settings.gatewayId());
            xelion.setAccessToken(settings.accessToken());
            xelion.setUsername(settings.username());
            xelion.setPassword(settings.password());
            settings.tenant().ifPresent(xelion::setTenant);
            settings.phoneLineOid().ifPresent(xelion::setPhoneLineOid);
            settings.userSpace().ifPresent(xelion::setUserSpace);
            settings.appKey().ifPresent(component::setAppKey);
        } else {
            simulator = startSimulator();
            xelion.setHost(simulator.host());
            xelion.setSecure(false);
            xelion.setGatewayId(simulator.gateway().id());
            xelion.setAccessToken(simulator.gateway().accessToken());
            xelion.setUsername(simulator.user().name());
            xelion.setPassword(simulator.user().password());
            xelion.setPhoneLineOid(simulator.phoneLine().oid());
        }
        return component;
    }

    private XelionSimulator startSimulator() {
        int port = settings.port().isEmpty() && isFree(USUAL_SIMULATOR_PORT) ? USUAL_SIMULATOR_PORT : ANY_PORT;
        String secret = UUID.randomUUID().toString();
        return XelionSimulator.builder()
                .port(port)
                .gateway(XelionSimulator.DEFAULT_GATEWAY_ID, secret)
                .classic(classic -> classic.user(XelionSimulator.DEFAULT_USER_NAME, secret))
                .agents()
                .build()
                .start();
    }

    private void validate() throws SettingsException, IOException {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            if (!template.requestBody("xelion-chat:validate", null, Boolean.class)) {
                throw new SettingsException(settings.host() + " does not accept this "
                        + (settings.isClassic() ? "user name and password" : "gateway id and access token"));
            }
            if (settings.isClassic() && settings.phoneLineOid().isEmpty()) {
                throw new SettingsException("missing: -Dxelion.phoneLineOid, one of " + phoneLines(template));
            }
        } catch (FailedToCreateProducerException e) {
            throw new SettingsException("-Dxelion.host: " + e.getCause().getMessage());
        } catch (CamelExecutionException e) {
            throw new SettingsException("no such " + (settings.isClassic() ? "Xelion" : "gateway") + " at "
                    + settings.host() + ": " + e.getCause().getMessage());
        }
    }

    private static String phoneLines(ProducerTemplate template) {
        List<?> lines = template.requestBody("xelion-chat:listPhoneLines", null, List.class);
        return lines.stream()
                .map(PhoneLine.class::cast)
                .map(line -> line.id() + " (" + line.name() + ")")
                .collect(Collectors.joining(", "));
    }

    private int freePort() throws SettingsException {
        int wanted = settings.port().orElse(USUAL_PORT);
        if (isFree(wanted)) {
            return wanted;
        }
        if (settings.port().isEmpty() && isFree(ANY_PORT)) {
            return ANY_PORT;
        }
        throw new SettingsException("cannot listen on " + settings.bind() + ", port " + wanted
                + ": choose another one with -Dport, or another address with -Dbind");
    }

    private boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.bind()), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@return the address of the visitor's page} */
    URI page() {
        boolean everywhere = List.of("0.0.0.0", "::").contains(settings.bind());
        return URI.create("http://" + (everywhere ? "localhost" : inUri(settings.bind())) + ":" + server.port() + "/");
    }

    private static String inUri(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** {@return the address of the agent's console, where there is a simulator} */
    Optional<URI> console() {
        return Optional.ofNullable(simulator).map(XelionSimulator::consoleUri);
    }

    /** {@return the simulated Xelion; null with a real one} */
    XelionSimulator simulator() {
        return simulator;
    }

    @Override
    public void close() {
        camel.stop();
        if (simulator != null) {
            simulator.close();
        }
    }
}
