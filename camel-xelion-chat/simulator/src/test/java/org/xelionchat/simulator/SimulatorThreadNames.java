package org.xelionchat.simulator;

import java.util.List;

/** The threads that simulators have in this process. */
final class SimulatorThreadNames {

    private SimulatorThreadNames() {}

    static List<String> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("xelion-chat-simulator"))
                .toList();
    }
}
