package org.xelionchat.client.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.xelionchat.client.ChatApiGeneration;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.stream.EventHandler;
import org.xelionchat.client.stream.EventSubscription;
import org.xelionchat.client.stream.SeenMessages;
import org.xelionchat.client.stream.SubscriptionSettings;

/** One run: sessions, agents and consumers do things at random while faults strike; then all calms down, and all must be there. */
final class Simulation {

    private static final int MAXIMUM_CONNECTS = 3;

    private final SplittableRandom random;
    private final VirtualTime time;
    private final ModelXelion xelion;
    private final XelionChatClient client;
    private final List<String> violations = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final List<Consumer> consumers = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private final Map<String, List<String>> sent = new HashMap<>();
    private final Map<String, List<String>> uniqueTexts = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Set<String> unfollowed = new HashSet<>();
    private int openCalls;
    private int texts;

    Simulation(long seed) {
        // not java.util.Random: its first numbers are nearly the same for all small seeds
        random = new SplittableRandom(seed);
        time = new VirtualTime(random);
        xelion = new ModelXelion(time, random, MAXIMUM_CONNECTS, generation(seed));
        client = xelion.client(settings -> settings.maximumConcurrentConnects(MAXIMUM_CONNECTS));
    }

    /** Half of the seeds each. */
    static ChatApiGeneration generation(long seed) {
        return seed % 2 == 0 ? ChatApiGeneration.GATEWAY : ChatApiGeneration.CLASSIC;
    }

    List<String> violations() {
        List<String> all = new ArrayList<>(violations);
        all.addAll(xelion.violations());
        return all;
    }

    String trace() {
        return String.join("\n", trace);
    }

    Map<String, Integer> faults() {
        return xelion.faults();
    }

    long messages() {
        return sessions.stream().mapToLong(id -> xelion.history(id).size()).sum();
    }

    void run() {
        xelion.faultRate(random.nextDouble() * 0.3);
        int sessionCount = 1 + random.nextInt(5);
        for (int i = 0; i < sessionCount; i++) {
            sessions.add(xelion.newSession());
        }
        int consumerCount = 1 + random.nextInt(2);
        for (int i = 0; i < consumerCount; i++) {
            consumers.add(new Consumer("consumer" + i));
        }
        sessions.forEach(client::followSession);
        int actions = 20 + random.nextInt(100);
        for (int i = 0; i < actions; i++) {
            act();
            time.run(random.nextInt(10) == 0 ? random.nextInt(60_000) : random.nextInt(1_000));
        }
        calmDown();
        consumers.forEach(consumer -> consumer.check(false));
        endAll();
        consumers.forEach(consumer -> consumer.check(true));
        stop();
    }

    private void act() {
        String session = sessions.get(random.nextInt(sessions.size()));
        Consumer consumer = consumers.get(random.nextInt(consumers.size()));
        checkBuffers();
        switch (random.nextInt(17)) {
            case 0, 1, 2, 3, 4 -> agentSays(session, 1);
            case 5 -> agentSays(session, 30);
            case 6 -> agentTypes(session);
            case 7 -> send(session);
            case 8 -> sendInARow(session);
            case 9 -> xelion.cuts(session);
            case 10 -> xelion.stalls(session);
            case 11 -> xelion.cutsAll();
            case 12 -> xelion.sendsNonsense(session);
            case 13 -> consumer.suspendOrResume();
            case 14 -> consumer.slow = !consumer.slow;
            case 15 -> unfollowOrFollow(session);
            default -> rarely(session);
        }
    }

    private void agentTypes(String session) {
        int times = random.nextBoolean() ? 1 : 100;
        note("agent types " + times + " times in " + session);
        for (int i = 0; i < times; i++) {
            xelion.agentTypes(session);
        }
    }

    private void unfollowOrFollow(String session) {
        if (unfollowed.contains(session)) {
            follow(session);
        } else if (consumers.stream().noneMatch(consumer -> consumer.hasEnd(session))) {
            note("unfollow " + session);
            client.unfollowSession(session).thenRun(() -> unfollowed.add(session));
            time.run(60_000);
        }
    }

    private void follow(String session) {
        note("follow " + session);
        unfollowed.remove(session);
        client.followSession(session);
    }

    /** Never more than the bound, one of each kind of passing event, and what a list may have brought. */
    private void checkBuffers() {
        long bound = 0;
        for (Consumer consumer : consumers) {
            for (String session : sessions) {
                bound += consumer.bufferSize + 10 + xelion.history(session).size();
            }
        }
        if (client.statistics().buffered() > bound) {
            violations.add(client.statistics().buffered() + " events are buffered, more than " + bound);
        }
    }

    /** While no handshake succeeds, attempts go on, and become rare. */
    private void outage() {
        note("outage");
        xelion.outage(true);
        time.run(Duration.ofMinutes(10).toMillis());
        Map<String, Integer> before = new HashMap<>();
        sessions.forEach(session -> before.put(session, xelion.attempts(session)));
        time.run(Duration.ofMinutes(10).toMillis());
        for (String session : sessions) {
            int attempts = xelion.attempts(session) - before.get(session);
            if (attempts > 200) {
                violations.add(attempts + " attempts within ten minutes of an outage in " + session);
            }
            if (attempts == 0 && !xelion.hasEnded(session) && !unfollowed.contains(session)) {
                violations.add("no attempt within ten minutes of an outage in " + session);
            }
        }
        xelion.outage(false);
    }

    private void rarely(String session) {
        switch (random.nextInt(6)) {
            case 0 -> {
                note("credentials refused");
                xelion.refuseCredentials(true);
                time.run(random.nextInt(100_000));
                xelion.refuseCredentials(false);
            }
            case 1 -> {
                note("end of " + session);
                xelion.ends(session);
            }
            case 2 -> outage();
            case 3 -> consumers.get(0).restart();
            case 4 -> {
                note("tokens expire");
                xelion.expireTokens();
            }
            default -> client.reconnect();
        }
    }

    private void agentSays(String session, int times) {
        note("agent says " + times + " in " + session);
        for (int i = 0; i < times; i++) {
            xelion.agentSays(session, "text " + texts++);
        }
    }

    private void sendInARow(String session) {
        for (int i = 0; i < 5; i++) {
            send(session);
        }
    }

    private void send(String session) {
        boolean unique = random.nextBoolean();
        String text = unique ? "visitor's " + texts++ : "hello";
        if (unique) {
            uniqueTexts.computeIfAbsent(session, id -> new ArrayList<>()).add(text);
        }
        openCalls++;
        boolean[] completed = new boolean[1];
        client.sendMessage(session, new OutgoingMessage(text)).whenComplete((message, failure) -> {
            if (completed[0]) {
                violations.add("a call completed twice");
            }
            completed[0] = true;
            openCalls--;
            note("sent in " + session + ": " + (failure == null ? message.id() : failure.toString()));
            String id = failure == null ? xelion.canonical(message.id()) : null;
            if (failure == null
                    && sent.computeIfAbsent(session, key -> new ArrayList<>()).contains(id)) {
                violations.add("two sends were confirmed with message " + id);
            }
            if (failure == null) {
                sent.get(session).add(id);
                confirmed.add(text);
            }
        });
    }

    private void calmDown() {
        note("calm");
        xelion.faultRate(0);
        consumers.forEach(Consumer::calm);
        time.run(60_000);
        Set.copyOf(unfollowed).forEach(this::follow);
        time.run(Duration.ofHours(1).toMillis());
        if (openCalls != 0) {
            violations.add(openCalls + " calls never completed");
        }
        sessions.forEach(this::checkSends);
        sendWhileAllIsWell();
    }

    /** Also with a login that has become too old meanwhile. */
    private void sendWhileAllIsWell() {
        xelion.expireTokens();
        List<String> open = sessions.stream().filter(id -> !xelion.hasEnded(id)).toList();
        for (String session : open) {
            client.sendMessage(session, new OutgoingMessage("fine")).whenComplete((message, failure) -> {
                if (failure != null) {
                    violations.add("a send failed although all was well: " + failure);
                }
            });
        }
        time.run(60_000);
    }

    /** Every text arrived at most once, and in the order in which it was sent. */
    private void checkSends(String session) {
        List<String> asked = uniqueTexts.getOrDefault(session, List.of());
        List<String> arrived = xelion.history(session).stream()
                .map(ChatMessage::text)
                .filter(asked::contains)
                .toList();
        if (new HashSet<>(arrived).size() < arrived.size()) {
            violations.add("sent once in " + session + ", arrived as " + arrived);
        }
        // what Xelion acted on after our time-out may come late; nobody was told that it had arrived
        List<String> settled = arrived.stream().filter(confirmed::contains).toList();
        if (!settled.equals(asked.stream().filter(settled::contains).toList())) {
            violations.add("sent in " + session + " " + asked + " arrived as " + settled);
        }
    }

    private void endAll() {
        note("all end");
        sessions.forEach(xelion::ends);
        time.run(Duration.ofHours(1).toMillis());
        if (client.statistics().followed() != 0) {
            violations.add(client.statistics().followed() + " sessions are still followed after their end");
        }
        if (client.statistics().live() != 0) {
            violations.add(client.statistics().live() + " streams count as live after the end");
        }
    }

    private void stop() {
        client.close();
        time.run(60_000);
        if (xelion.openSockets() != 0) {
            violations.add("sockets are open after close");
        }
        if (xelion.logins() != 0) {
            violations.add(xelion.logins() + " logins are left after close");
        }
        long before = time.steps();
        time.run(Duration.ofHours(1).toMillis());
        if (time.steps() > before + 1) {
            violations.add("something still runs after close");
        }
    }

    private void note(String what) {
        trace.add(time.clock().instant() + " " + what);
    }

    /** A subscriber whose handler may be slow, may fail, and is done on its own or somebody else's turn. */
    private final class Consumer implements EventHandler {

        private final String name;
        private final Map<String, List<ChatEvent>> events = new HashMap<>();
        private final Set<String> busy = new HashSet<>();
        private final SubscriptionSettings settings;
        private final int bufferSize = 1 + random.nextInt(20);
        private EventSubscription subscription;
        private boolean closed;
        private boolean suspended;
        private boolean slow;

        private Consumer(String name) {
            this.name = name;
            boolean includeVisitor = random.nextBoolean();
            this.includeVisitor = includeVisitor;
            settings = new SubscriptionSettings(
                    null, Set.of(), includeVisitor, random.nextBoolean(), true, bufferSize, this::execute, new Seen());
            subscription = client.subscribe(settings, this);
        }

        /** A route's pool ends with the route. */
        private void execute(Runnable task) {
            if (closed) {
                violations.add(name + " was given work after it had closed");
            }
            time.execute(task);
        }

        /** As a route that is stopped and started: what it has handled is still known. */
        private void restart() {
            if (consumers.size() > 1 || suspended) {
                // while one is away, the other may see a session out
                return;
            }
            note(name + " closes");
            boolean[] done = new boolean[1];
            subscription.close().thenRun(() -> {
                done[0] = true;
                closed = true;
            });
            time.run(Duration.ofMinutes(1).toMillis());
            if (!done[0]) {
                violations.add(name + " did not close");
            }
            if (xelion.openSockets() != 0) {
                violations.add("sockets are open although nobody wants events");
            }
            note(name + " subscribes again");
            closed = false;
            subscription = client.subscribe(settings, this);
        }

        private boolean hasEnd(String session) {
            return events.getOrDefault(session, List.of()).stream().anyMatch(ChatHasBeenEndedEvent.class::isInstance);
        }

        private final boolean includeVisitor;

        @Override
        public void handle(ChatEvent event, Done done) {
            note(name + " " + event);
            if (suspended) {
                violations.add(name + " was handed an event while suspended");
            }
            if (closed) {
                violations.add(name + " was handed an event after it had closed");
            }
            if (unfollowed.contains(event.sessionId())) {
                violations.add(name + " was handed an event of a session that is followed no more");
            }
            if (!busy.add(event.sessionId())) {
                violations.add(name + " was handed two events of a session at a time");
            }
            events.computeIfAbsent(event.sessionId(), id -> new ArrayList<>()).add(event);
            Runnable finish = () -> {
                busy.remove(event.sessionId());
                done.done(random.nextInt(10) != 0);
            };
            if (slow) {
                time.schedule(finish, random.nextInt(5_000), TimeUnit.MILLISECONDS);
            } else if (random.nextBoolean()) {
                finish.run();
            } else {
                time.execute(finish);
            }
        }

        private void suspendOrResume() {
            suspended = !suspended;
            note(name + (suspended ? " suspended" : " resumed"));
            if (suspended) {
                subscription.suspend();
            } else {
                subscription.resume();
            }
        }

        private void calm() {
            slow = false;
            if (suspended) {
                suspendOrResume();
            }
        }

        private void check(boolean ended) {
            for (String session : sessions) {
                List<ChatEvent> received = events.getOrDefault(session, List.of());
                List<String> ids = received.stream()
                        .filter(NewExternalChatEvent.class::isInstance)
                        .map(event -> ((NewExternalChatEvent) event).message())
                        .filter(message -> message.direction() == Direction.AGENT)
                        .map(message -> xelion.canonical(message.id()))
                        .toList();
                List<String> expected = xelion.history(session).stream()
                        .filter(message -> message.direction() == Direction.AGENT)
                        .map(ChatMessage::id)
                        .toList();
                List<String> ordered = xelion.hasReordered(session)
                        ? ids.stream().sorted(ChatMessage.ID_ORDER).toList()
                        : ids;
                if (!ordered.equals(expected)) {
                    violations.add(name + " got in " + session + " " + ids + " instead of " + expected);
                }
                checkVisitor(session, received);
                long ends = received.stream()
                        .filter(ChatHasBeenEndedEvent.class::isInstance)
                        .count();
                if (ends != (ended || xelion.hasEnded(session) ? 1 : 0)) {
                    violations.add(name + " got " + ends + " ends of " + session);
                }
                if (ends > 0 && !(received.get(received.size() - 1) instanceof ChatHasBeenEndedEvent)) {
                    violations.add(name + " got something after the end of " + session);
                }
            }
        }

        private void checkVisitor(String session, List<ChatEvent> received) {
            List<String> ids = received.stream()
                    .filter(NewExternalChatEvent.class::isInstance)
                    .map(event -> ((NewExternalChatEvent) event).message())
                    .filter(message -> message.direction() == Direction.VISITOR)
                    .map(message -> xelion.canonical(message.id()))
                    .sorted(ChatMessage.ID_ORDER)
                    .toList();
            List<String> expected = !includeVisitor
                    ? List.of()
                    : xelion.history(session).stream()
                            .filter(message -> message.direction() == Direction.VISITOR)
                            .map(ChatMessage::id)
                            .toList();
            if (!ids.equals(expected)) {
                violations.add(name + " got the visitor's " + ids + " in " + session + " instead of " + expected);
            }
        }
    }

    private static final class Seen implements SeenMessages {

        private final Map<String, Set<String>> ids = new HashMap<>();

        @Override
        public boolean contains(String sessionId, String messageId) {
            return ids.getOrDefault(sessionId, Set.of()).contains(messageId);
        }

        @Override
        public void add(String sessionId, String messageId) {
            ids.computeIfAbsent(sessionId, id -> new HashSet<>()).add(messageId);
        }

        @Override
        public void forget(String sessionId) {
            ids.remove(sessionId);
        }
    }
}
