package org.xelionchat.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xelionchat.simulator.chat.AgentName;
import org.xelionchat.simulator.chat.PhoneLine;

/** How Xelion's objects refer to each other (P6.7): by small objects. */
public final class References {

    private References() {}

    /**
     * {@return a reference}
     *
     * @param name the object's name
     * @param oid its oid
     * @param type its type
     */
    public static ObjectNode of(String name, String oid, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("commonName", name)
                .put("oid", oid)
                .put("objectType", type);
    }

    /**
     * {@return a reference to an agent}
     *
     * @param agent who
     * @param type as what: {@code Person}, {@code UserProfile}
     */
    public static ObjectNode of(AgentName agent, String type) {
        ObjectNode reference = of(agent.full(), agent.id(), type);
        // P6.7: of a user profile nothing but the names is needed
        return type.equals("UserProfile") ? reference.put("userName", agent.full()) : reference;
    }

    /**
     * {@return a reference to a phone line}
     *
     * @param line which
     */
    public static ObjectNode of(PhoneLine line) {
        return of(line.name(), line.oid(), "XCCPhoneLine");
    }
}
