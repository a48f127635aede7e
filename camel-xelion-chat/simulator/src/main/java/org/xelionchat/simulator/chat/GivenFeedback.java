package org.xelionchat.simulator.chat;

import java.time.Instant;

/**
 * A visitor's opinion on a chat (P2.7), kept for inspection.
 *
 * @param rating the number the visitor sent
 * @param feedback the text that came along, empty when there was none
 * @param givenAt when it came
 */
public record GivenFeedback(int rating, String feedback, Instant givenAt) {}
