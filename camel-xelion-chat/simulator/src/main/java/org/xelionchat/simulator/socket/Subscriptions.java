package org.xelionchat.simulator.socket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What one event socket wants to be told. Thread-safe. */
final class Subscriptions {

    private final Set<Subscription> wanted = ConcurrentHashMap.newKeySet();

    void change(NotificationRequest request) {
        Subscription subscription = new Subscription(request.type(), request.oid());
        if (request.wanted()) {
            wanted.add(subscription);
        } else {
            wanted.remove(subscription);
        }
    }

    boolean want(String sessionId, String type) {
        // P5.4: newChatEvent needs no oid
        return wanted.contains(new Subscription(type, sessionId)) || wanted.contains(new Subscription(type, ""));
    }

    private record Subscription(String type, String oid) {}
}
