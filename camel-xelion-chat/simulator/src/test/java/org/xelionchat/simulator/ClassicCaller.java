package org.xelionchat.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A neutral client of the classic API. */
final class ClassicCaller extends ApiCaller {

    private final XelionSimulator simulator;
    private String renewalToken;

    ClassicCaller(XelionSimulator simulator) {
        super(simulator, simulator.classicUri().toString(), null);
        this.simulator = simulator;
    }

    /** C1, without anything else: no token is sent, none is kept. */
    Answered login(String userName, String password, String userSpace) {
        return post("/me/login", credentials(userName, password, userSpace).toString());
    }

    static ObjectNode credentials(String userName, String password, String userSpace) {
        return JSON.createObjectNode()
                .put("userName", userName)
                .put("password", password)
                .put("userSpace", userSpace);
    }

    /** C1 as the default user; his token is sent from now on. */
    ClassicCaller loggedIn(String userSpace) {
        kept(login(simulator.user().name(), simulator.user().password(), userSpace));
        return this;
    }

    /** C2; the new tokens are used from now on where it succeeded. */
    Answered renew() {
        return kept(
                post("/me/renew", JSON.getNodeFactory().textNode(renewalToken).toString()));
    }

    private Answered kept(Answered answer) {
        if (answer.status() == 200) {
            JsonNode tokens = answer.json();
            authorization("xelion " + tokens.get("authentication").asText());
            renewalToken = tokens.get("renewalToken").asText();
        }
        return answer;
    }

    String renewalToken() {
        return renewalToken;
    }

    /** C5, giving the session's id. */
    String createSession() {
        return createSession(simulator.phoneLine().oid())
                .json()
                .get("object")
                .get("oid")
                .asText();
    }

    /** C5. */
    Answered createSession(String phoneLineOid) {
        ObjectNode body = JSON.createObjectNode().put("clientId", "peter");
        body.putObject("phoneLine").put("oid", phoneLineOid);
        return post("/chats/external_session", body.toString());
    }

    /** C6. */
    Answered say(String session, String text) {
        return post(
                "/chats/" + session + "/messages/external",
                JSON.createObjectNode()
                        .put("text", text)
                        .put("clientId", "peter")
                        .toString());
    }
}
