package org.xelionchat.simulator.call;

import java.time.Clock;
import java.util.List;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.CallJournal;
import org.xelionchat.simulator.journal.PollingWatch;

/** Watches over reads of message lists. */
public final class ListReads {

    private final PollingWatch polling;
    private final Clock clock;

    /**
     * Creates it.
     *
     * @param polling finds clients that poll
     * @param clock what time it is
     */
    public ListReads(PollingWatch polling, Clock clock) {
        this.polling = polling;
        this.clock = clock;
    }

    /**
     * A list is read.
     *
     * @param session whose
     * @param entry where to note that it is read too often
     */
    public void read(SimulatedSession session, CallJournal.Entry entry) {
        List<SimulatedMessage> messages = session.messages();
        String newest =
                messages.isEmpty() ? "" : messages.get(messages.size() - 1).id();
        if (polling.isPolling(session.id(), newest, clock.instant())) {
            // P1, P9: answered all the same, since Xelion's own limit is not documented
            entry.unexpected("Polling: the message list is read again and again, and nothing is new");
        }
    }
}
