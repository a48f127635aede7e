package org.xelionchat.simulator;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A neutral client of the classic API. */
final class ClassicCaller extends ApiCaller {

    static final List<String> CHAT_EVENTS = List.of(
            "newExternalChatEvent",
            "chatTypingEvent",
            "chatHasBeenActivatedEvent",
            "chatActiveUserHasBeenChangedEvent",
            "chatHasBeenDeliveredEvent",
            "chatHasBeenReadEvent",
            "chatIsIdleEvent",
            "chatHeartbeatEvent",
            "chatHasBeenEndedEvent",
            "chatNoAgentsAvailableEvent",
            "newChatEvent");

    private static final AtomicInteger ECHOES = new AtomicInteger();

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

    /** C4. */
    URI eventUrl() {
        return URI.create(post("/me/websocket", null).json().get("object").asText());
    }

    /** Opens an event socket, subscribes to everything about a session, and waits until that has arrived. */
    EventListener listen(String session) {
        EventListener events = listenTo(eventUrl());
        subscribe(events, session, CHAT_EVENTS);
        return events;
    }

    /** P5.3, in the form of the guide's sample; waits until the request has arrived. */
    static void subscribe(EventListener events, String session, Collection<String> types) {
        ObjectNode request = JSON.createObjectNode().put("messageType", "multiNotificationRequest");
        ArrayNode notifications = request.putArray("notifications");
        types.forEach(type -> notifications
                .addObject()
                .put("notificationType", type)
                .put("toggle", "true")
                .put("oid", session));
        send(events, request.toString());
    }

    /** Sends a frame and waits until it has been looked at: what is sent after it comes back. */
    static void send(EventListener events, String frame) {
        events.socket().sendText(frame, true).join();
        String echo = "{\"messageType\":\"test\",\"number\":" + ECHOES.incrementAndGet() + "}";
        events.socket().sendText(echo, true).join();
        await().until(() -> events.texts().contains(echo));
        events.texts().remove(echo);
    }
}
