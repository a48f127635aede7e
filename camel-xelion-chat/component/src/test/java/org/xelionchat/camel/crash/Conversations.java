package org.xelionchat.camel.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xelionchat.simulator.SimulatedAgent;
import org.xelionchat.simulator.XelionSimulator;

/** An agent who never stops talking, in all sessions that he was told of, and what he said. */
final class Conversations implements AutoCloseable {

    private final XelionSimulator xelion;
    private final SimulatedAgent agent;
    private final Random random;
    private final Map<String, List<String>> said = new LinkedHashMap<>();
    private final ScheduledExecutorService mouth = Executors.newSingleThreadScheduledExecutor();
    private boolean silent;

    /**
     * @param xelion where he works
     * @param random chooses sessions
     * @param pause between two messages, in milliseconds
     */
    Conversations(XelionSimulator xelion, Random random, int pause) {
        this.xelion = xelion;
        this.agent = xelion.agent("Wesley");
        this.random = random;
        mouth.scheduleWithFixedDelay(this::talk, pause, pause, TimeUnit.MILLISECONDS);
    }

    synchronized void join(String session) {
        said.put(session, new ArrayList<>());
    }

    synchronized void fallSilent() {
        silent = true;
    }

    /** Says one thing in a session, now. */
    synchronized void say(String session) {
        said.get(session).add(agent.says(xelion.session(session), "hello").id());
    }

    private synchronized void talk() {
        if (!silent && !said.isEmpty()) {
            List<String> sessions = List.copyOf(said.keySet());
            say(sessions.get(random.nextInt(sessions.size())));
        }
    }

    synchronized int messages() {
        return said.values().stream().mapToInt(List::size).sum();
    }

    /** {@return whether everything that was said so far was processed} */
    synchronized boolean wereProcessed(List<Journal.Entry> journal) {
        return journal.stream().map(Journal.Entry::message).distinct().count() == messages();
    }

    /**
     * Demands that in every session each life went on where the one before was killed: not one message further, and at
     * most the one message back that was in flight.
     *
     * @param journal what was processed
     * @return how many messages were repeated
     */
    synchronized int checkAgainst(List<Journal.Entry> journal) {
        int repeated = 0;
        for (Map.Entry<String, List<String>> session : said.entrySet()) {
            List<Journal.Entry> entries = journal.stream()
                    .filter(entry -> entry.session().equals(session.getKey()))
                    .toList();
            repeated += check(session.getKey(), session.getValue(), entries);
        }
        assertThat(journal).allSatisfy(entry -> assertThat(said).containsKey(entry.session()));
        return repeated;
    }

    private static int check(String session, List<String> said, List<Journal.Entry> processed) {
        int repeated = 0;
        int next = 0;
        String life = null;
        for (Journal.Entry entry : processed) {
            boolean first = !entry.life().equals(life);
            life = entry.life();
            int index = said.indexOf(entry.message());
            if (first && next > 0 && index == next - 1) {
                repeated++;
                continue;
            }
            assertThat(index)
                    .as("place of %s in session %s, processed in life %s", entry.message(), session, life)
                    .isEqualTo(next);
            next++;
        }
        assertThat(next).as("messages processed in session %s", session).isEqualTo(said.size());
        return repeated;
    }

    @Override
    public void close() {
        mouth.shutdownNow();
    }
}
