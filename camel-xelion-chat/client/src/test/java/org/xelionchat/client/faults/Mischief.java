package org.xelionchat.client.faults;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.xelionchat.client.faults.Link.Way;
import org.xelionchat.simulator.fault.Faults;
import org.xelionchat.simulator.journal.Operation;

/**
 * Lets one random fault after another happen, of all kinds that lose nothing on Xelion's own side. A server that acts on a
 * request later is not among them: if the connection breaks meanwhile, nobody can tell that it still will.
 */
final class Mischief {

    private static final String REFUSED = "all connections refused";
    private static final String RESTARTED = "Xelion restarted";
    private static final Set<String> RARE = Set.of(REFUSED, RESTARTED);

    private final World world;
    private final SplittableRandom random;
    private final SplittableRandom choice;
    private final Map<String, Consumer<String>> kinds = new LinkedHashMap<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private final Set<String> garbled = new HashSet<>();

    /**
     * @param world where
     * @param random chooses what happens, and when
     */
    Mischief(World world, SplittableRandom random) {
        this.world = world;
        this.random = random;
        this.choice = random.split();
        network();
        calls();
        handshakes();
        sockets();
        frames();
    }

    private void network() {
        kinds.put("some connections cut", session -> world.link().cut(one(20)));
        kinds.put("some connections reset", session -> world.link().reset(one(20)));
        kinds.put("some connections half-open", session -> world.link().stall(one(40), Way.TO_SERVER, Way.TO_CLIENT));
        kinds.put("some connections half-open one way", session -> world.link().stall(one(40), Way.TO_CLIENT));
        kinds.put("some connections damaged", session -> world.link().corrupt(one(40), Way.TO_CLIENT, b -> b ^ 0x70));
        kinds.put("all connections slow", session -> {
            world.link().slowDown(50_000);
            world.soon(world.link()::recover);
        });
        kinds.put(REFUSED, session -> {
            world.link().refuse();
            world.soon(world.link()::recover);
        });
        kinds.put(RESTARTED, session -> {
            world.simulator().stop();
            world.soon(world.simulator()::start);
        });
    }

    private void calls() {
        Operation send = Operation.SEND_MESSAGE;
        kinds.put("503", session -> faults().nextCall().times(3).answers(503));
        kinds.put("500", session -> faults().nextCall().answers(500));
        kinds.put(
                "429",
                session -> faults().nextCall().retryAfter(Duration.ofSeconds(1)).answers(429));
        kinds.put("call dropped", session -> faults().nextCall().dropsConnection());
        kinds.put("call never answered", session -> faults().nextCall().neverAnswers());
        kinds.put("call answered late", session -> faults().nextCall().answersLate(Duration.ofMillis(500)));
        kinds.put("send done, not answered", session -> faults().nextCall(send).actsButNeverAnswers());
        kinds.put("send done, dropped", session -> faults().nextCall(send).actsButDropsConnection());
        kinds.put("send done, 500", session -> faults().nextCall(send).actsButAnswers(500));
    }

    private void handshakes() {
        kinds.put("handshake refused", session -> faults().nextHandshake().isRefused(503));
        kinds.put("handshake expired", session -> faults().nextHandshake().isExpired());
        kinds.put("handshake hanging", session -> faults().nextHandshake().hangs());
        kinds.put("handshake dropped", session -> faults().nextHandshake().dropsConnection());
    }

    private void sockets() {
        kinds.put("socket closed", session -> faults().sockets(session).close(1000, ""));
        kinds.put(
                "socket closed with 1011", session -> faults().sockets(session).close(1011, "restarting"));
        kinds.put("socket cut", session -> faults().sockets(session).cut());
        kinds.put("socket reset", session -> faults().sockets(session).reset());
        kinds.put("socket stalled", session -> faults().sockets(session).stall());
        kinds.put("socket pings", session -> faults().sockets(session).ping());
    }

    private void frames() {
        kinds.put("event twice", session -> faults().nextFrame().isDuplicated());
        kinds.put("event in fragments", session -> faults().nextFrame().isFragmented(3));
        kinds.put("event too long", session -> faults().nextFrame().isOversized(2 << 20));
        kinds.put("event cut in half", session -> {
            // of a second one within seconds the client reads with a delay
            if (garbled.add(session)) {
                faults().nextFrame().inSession(session).isMalformed();
            }
        });
    }

    /** One fault, in a session where it is about one. */
    void strike(String session) {
        List<String> names = List.copyOf(kinds.keySet());
        String name = names.get(random.nextInt(names.size()));
        if (!RARE.contains(name) || random.nextInt(5) == 0) {
            kinds.get(name).accept(session);
            done.merge(name, 1, Integer::sum);
        }
    }

    /** All is well from now on. */
    void stop() {
        world.simulator().start();
        faults().clear();
        world.link().recover();
        garbled.clear();
    }

    /** {@return how often each kind of fault was made} */
    Map<String, Integer> done() {
        return done;
    }

    private Faults faults() {
        return world.simulator().faults();
    }

    private BooleanSupplier one(int of) {
        return () -> choice.nextInt(of) == 0;
    }
}
