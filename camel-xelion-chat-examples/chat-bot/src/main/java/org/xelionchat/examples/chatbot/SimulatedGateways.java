package org.xelionchat.examples.chatbot;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xelionchat.simulator.XelionSimulator;

/** Two gateways to try the bot with, each on a Xelion of its own. */
final class SimulatedGateways implements AutoCloseable {

    private final Map<String, XelionSimulator> simulators = new LinkedHashMap<>();

    SimulatedGateways() {
        for (String name : List.of("shop", "support")) {
            simulators.put(
                    name,
                    XelionSimulator.builder()
                            .gateway(name, UUID.randomUUID().toString())
                            .lineName(name)
                            .agents()
                            .build()
                            .start());
        }
    }

    List<Gateway> gateways() {
        return simulators.entrySet().stream()
                .map(entry -> gateway(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Gateway gateway(String name, XelionSimulator simulator) {
        return new Gateway(
                name,
                simulator.uri().toString(),
                simulator.tenant(),
                simulator.gateway().id(),
                simulator.gateway().accessToken());
    }

    /** {@return where agents answer, by the gateway's name} */
    URI console(String gateway) {
        return simulators.get(gateway).consoleUri();
    }

    @Override
    public void close() {
        simulators.values().forEach(XelionSimulator::close);
    }
}
