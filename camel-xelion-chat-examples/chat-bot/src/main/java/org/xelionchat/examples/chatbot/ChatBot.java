package org.xelionchat.examples.chatbot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.camel.XelionChatConfiguration;
import org.xelionchat.client.store.JdbcChatSessionStore;
import org.xelionchat.examples.chatbot.Settings.SettingsException;

/** Answers the customers of several gateways, and hands over to people. The README tells the system properties. */
public final class ChatBot implements AutoCloseable {

    private static final int SECONDS_TO_STOP = 5;

    private final Path directory;
    private final List<Gateway> gateways;
    private final SimulatedGateways simulated;
    private final JdbcConnectionPool database;
    private final CamelContext camel = new DefaultCamelContext();

    private ChatBot(Settings settings) {
        directory = settings.directory();
        simulated = settings.gateways().isEmpty() ? new SimulatedGateways() : null;
        gateways = simulated == null ? settings.gateways() : simulated.gateways();
        // simulated chats end with the program: nothing of them is to be remembered
        String url = simulated == null
                ? "jdbc:h2:file:" + directory.resolve("state") + ";WRITE_DELAY=0"
                : "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        database = JdbcConnectionPool.create(url, "sa", "");
    }

    /**
     * Runs until the process is stopped.
     *
     * @param arguments none
     * @throws InterruptedException if the program is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            ChatBot bot = start(Settings.of(System.getProperties()));
            Runtime.getRuntime().addShutdownHook(new Thread(bot::close, "stop"));
            bot.print();
            new CountDownLatch(1).await();
        } catch (SettingsException e) {
            System.err.println("chat-bot: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * {@return a running bot}
     *
     * @throws SettingsException if it cannot run like this
     */
    static ChatBot start(Settings settings) throws SettingsException {
        Script script = script(settings);
        ChatBot bot = new ChatBot(settings);
        try {
            bot.start(script);
            return bot;
        } catch (Exception e) {
            bot.close();
            throw new IllegalStateException(e);
        }
    }

    private static Script script(Settings settings) throws SettingsException {
        try {
            return settings.script().isPresent() ? Script.read(settings.script().get()) : Script.standard();
        } catch (IOException e) {
            throw new SettingsException(
                    "-Dscript: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private void start(Script script) throws Exception {
        Clock clock = Clock.systemUTC();
        Conversations conversations = new Conversations(directory.resolve("conversations"));
        camel.getRegistry().bind("handled", new JdbcMessageIdRepository(database, "chat-bot"));
        camel.getShutdownStrategy().setTimeout(SECONDS_TO_STOP);
        camel.addRoutes(new TellingRoutes(directory, conversations, clock));
        for (Gateway gateway : gateways) {
            Files.createDirectories(directory.resolve("inbox").resolve(gateway.name()));
            OpenChats chats = new OpenChats(new JdbcChatSessionStore(database));
            camel.addComponent(gateway.scheme(), component(gateway, chats));
            camel.addRoutes(new PeopleRoutes(gateway, script, chats));
            camel.addRoutes(new CustomerRoutes(gateway, directory, script, chats, conversations, clock));
        }
        camel.start();
    }

    // one for each gateway: so that no endpoint's address holds a token, and its chats are known by its own store
    private static XelionChatComponent component(Gateway gateway, OpenChats chats) {
        XelionChatComponent component = new XelionChatComponent();
        component.setSessionStore(chats);
        XelionChatConfiguration xelion = component.getConfiguration();
        xelion.setHost(gateway.host());
        xelion.setTenant(gateway.tenant());
        xelion.setGatewayId(gateway.gatewayId());
        xelion.setAccessToken(gateway.accessToken());
        return component;
    }

    private void print() {
        System.out.println();
        System.out.println("  Customers write   "
                + directory.resolve("inbox").resolve(gateways.get(0).name())
                + "/1.json: {\"customer\": \"peter\", \"text\": \"When are you open?\"}");
        System.out.println("  are answered in   " + directory.resolve("outbox"));
        System.out.println("  and recorded in   " + directory.resolve("conversations"));
        if (simulated != null) {
            gateways.forEach(gateway ->
                    System.out.println("  Agents of " + gateway + " answer at " + simulated.console(gateway.name())));
        }
        System.out.println("  Ctrl-C stops it.");
        System.out.println();
    }

    @Override
    public void close() {
        camel.stop();
        database.dispose();
        if (simulated != null) {
            simulated.close();
        }
    }
}
