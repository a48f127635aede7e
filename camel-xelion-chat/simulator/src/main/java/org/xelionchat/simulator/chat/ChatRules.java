package org.xelionchat.simulator.chat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the simulated Xelion is configured, as far as chats are concerned.
 *
 * @param gateways access tokens by gateway id, in the order of their configuration
 * @param transcriptEnabled whether the gateways mail transcripts
 * @param phoneLines the phone lines that can be chatted to, at least one; the gateways are linked to the first
 * @param agents the agents that are online from the start
 * @param echoVisitorMessages whether the visitor's own messages come back as events (P7.1: not documented)
 * @param idleAfter silence after which a visitor counts as idle, {@code null} for never
 * @param heartbeatAfter time from idle to the question whether he is still there, {@code null} for no question
 * @param endAfter time from that question (or from idle, without one) to the end, {@code null} for never
 * @param noAgentsText the text of "no agents available", {@code null} for none (P7: may be null or blank)
 * @param heartbeatText the text of "are you still there", {@code null} for none (P7: may be null or blank)
 * @param clock what time it is
 */
public record ChatRules(
        Map<String, String> gateways,
        boolean transcriptEnabled,
        List<PhoneLine> phoneLines,
        List<String> agents,
        boolean echoVisitorMessages,
        Duration idleAfter,
        Duration heartbeatAfter,
        Duration endAfter,
        String noAgentsText,
        String heartbeatText,
        Clock clock) {

    /** {@return the number of gateways; never a token} */
    @Override
    public String toString() {
        return "rules for " + gateways.size() + " gateways";
    }
}
