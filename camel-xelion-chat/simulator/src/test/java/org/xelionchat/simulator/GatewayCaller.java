package org.xelionchat.simulator;

import java.net.URI;

/** A neutral client of the gateway API. */
public final class GatewayCaller extends ApiCaller {

    GatewayCaller(XelionSimulator simulator) {
        this(simulator, simulator.gatewayUri().toString(), simulator.gateway().accessToken());
    }

    GatewayCaller(XelionSimulator simulator, String base, String token) {
        super(simulator, base, token);
    }

    /** G1, giving the session's id. */
    String createSession() {
        return post("/sessions", "{\"clientId\": \"peter\"}").json().get("id").asText();
    }

    /** G3. */
    Answered say(String session, String text) {
        return post(
                "/sessions/" + session + "/messages",
                JSON.createObjectNode().put("text", text).toString());
    }

    /** G5. */
    URI eventUrl(String session) {
        return URI.create(
                get("/sessions/" + session + "/websocket").json().get("object").asText());
    }

    /** Opens an event socket and waits until it is open. */
    EventListener listen(String session) {
        return listenTo(eventUrl(session));
    }
}
