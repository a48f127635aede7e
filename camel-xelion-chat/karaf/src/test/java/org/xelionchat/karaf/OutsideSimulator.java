package org.xelionchat.karaf;

import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import org.xelionchat.simulator.XelionSimulator;

/** A simulator with an agent by script, and a page that tells those in Karaf what the simulator has seen. */
final class OutsideSimulator {

    private static final String SEEN = "/seen";

    private static OutsideSimulator running;

    private final XelionSimulator simulator = XelionSimulator.builder().agents().build();

    private OutsideSimulator() {
        simulator.start().mount(SEEN, this::tell);
        simulator.bot("Robo").thinks(Duration.ZERO).starts();
    }

    /** {@return the one of this process, which runs until the process ends} */
    static synchronized OutsideSimulator running() {
        if (running == null) {
            running = new OutsideSimulator();
        }
        return running;
    }

    String host() {
        return simulator.host();
    }

    String seen() {
        return simulator.uri().resolve(SEEN).toString();
    }

    private void tell(HttpServerExchange exchange) {
        exchange.getResponseSender()
                .send("openSockets=" + simulator.sockets().open()
                        + "\ncloseCodes=" + simulator.sockets().closeCodes()
                        + "\nunexpectedCalls=" + simulator.calls().unexpected().list());
    }
}
