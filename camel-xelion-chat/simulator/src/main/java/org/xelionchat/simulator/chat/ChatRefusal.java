package org.xelionchat.simulator.chat;

/** Xelion does not do what was asked for. The wire form turns the reason into a status and a text. */
public final class ChatRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is refused. */
    public enum Reason {
        /** There is no such session. */
        SESSION_UNKNOWN,
        /** The session was started on another gateway. */
        SESSION_OF_ANOTHER_GATEWAY,
        /** The session has ended. */
        SESSION_ENDED,
        /** There is no such phone line. */
        LINE_UNKNOWN,
        /** This gateway mails no transcripts. */
        TRANSCRIPT_DISABLED
    }

    private final Reason reason;

    /**
     * Creates it.
     *
     * @param reason why
     * @param text what the caller is told
     */
    public ChatRefusal(Reason reason, String text) {
        super(text);
        this.reason = reason;
    }

    /** {@return why} */
    public Reason reason() {
        return reason;
    }
}
