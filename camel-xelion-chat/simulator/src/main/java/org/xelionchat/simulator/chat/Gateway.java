package org.xelionchat.simulator.chat;

import java.util.Objects;

/**
 * An external chat gateway as an administrator configures it (P4). It may be changed at any time, from any thread.
 */
public final class Gateway {

    private final String id;
    private final String configuredToken;
    private final boolean configuredTranscript;
    private volatile String accessToken;
    private volatile boolean transcriptEnabled;

    Gateway(String id, String accessToken, boolean transcriptEnabled) {
        this.id = id;
        this.configuredToken = accessToken;
        this.configuredTranscript = transcriptEnabled;
        this.accessToken = accessToken;
        this.transcriptEnabled = transcriptEnabled;
    }

    /** {@return the gateway's id: an opaque text (P12)} */
    public String id() {
        return id;
    }

    /** {@return the access token that is right at the moment} */
    public String accessToken() {
        return accessToken;
    }

    /**
     * Replaces the access token, as an administrator would (P4). Callers with the old one are refused from now on.
     *
     * @param token the new token
     * @return this
     */
    public Gateway accessToken(String token) {
        this.accessToken = Objects.requireNonNull(token, "token");
        return this;
    }

    /** {@return whether transcripts are mailed (G12)} */
    public boolean transcriptEnabled() {
        return transcriptEnabled;
    }

    /**
     * Switches the mailing of transcripts on or off.
     *
     * @param enabled {@code true} for on
     * @return this
     */
    public Gateway transcriptEnabled(boolean enabled) {
        this.transcriptEnabled = enabled;
        return this;
    }

    void reset() {
        accessToken = configuredToken;
        transcriptEnabled = configuredTranscript;
    }

    /** {@return the id; never the token} */
    @Override
    public String toString() {
        return "gateway " + id;
    }
}
