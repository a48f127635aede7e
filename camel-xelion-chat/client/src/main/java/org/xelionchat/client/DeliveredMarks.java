package org.xelionchat.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xelionchat.client.api.ChatApi;

/**
 * Marks sessions as delivered after their messages were handled: one call in flight per session, and at most one more
 * to follow, since a call covers all messages so far (P2.6).
 */
final class DeliveredMarks {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveredMarks.class);

    private enum Mark {
        CALLING,
        CALLING_AND_WANTED
    }

    private final String connection;
    private final ChatApi api;
    private final Map<String, Mark> marks = new ConcurrentHashMap<>();

    DeliveredMarks(String connection, ChatApi api) {
        this.connection = connection;
        this.api = api;
    }

    void mark(String sessionId) {
        Mark mark = marks.merge(sessionId, Mark.CALLING, (old, wanted) -> Mark.CALLING_AND_WANTED);
        if (mark == Mark.CALLING) {
            call(sessionId);
        }
    }

    private void call(String sessionId) {
        api.markDelivered(sessionId).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.info(
                        "{}: session {} could not be marked as delivered: {}",
                        connection,
                        sessionId,
                        Failures.unwrap(failure).getMessage());
            }
            Mark left = marks.computeIfPresent(
                    sessionId, (id, mark) -> mark == Mark.CALLING_AND_WANTED ? Mark.CALLING : null);
            if (left == Mark.CALLING) {
                call(sessionId);
            }
        });
    }
}
