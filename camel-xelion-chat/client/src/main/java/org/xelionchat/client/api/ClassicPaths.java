package org.xelionchat.client.api;

import org.xelionchat.client.ClassicPath;
import org.xelionchat.client.XelionChatSettings;

/** The paths of the classic API's calls (P3). Every name and id in them is opaque, and encoded. */
final class ClassicPaths {

    private final String base;

    /**
     * @param settings name the tenant
     */
    ClassicPaths(XelionChatSettings settings) {
        this.base = "/api/v1/" + PathSegment.encoded(settings.tenant()) + "/";
    }

    /**
     * {@return the path of a call}
     *
     * @param name of the call
     */
    String of(String name) {
        return base + name;
    }

    /**
     * {@return the path of a session}
     *
     * @param sessionId the session
     */
    String ofSession(String sessionId) {
        return base + "chats/" + PathSegment.encoded(sessionId);
    }

    /**
     * {@return the path of a call that is about a session}
     *
     * @param sessionId the session
     * @param name of the call
     */
    String ofSession(String sessionId, String name) {
        return ofSession(sessionId) + "/" + name;
    }

    /**
     * {@return the path of a call that an installation has told of}
     *
     * @param sessionId the session
     * @param path relative to the base
     */
    String ofSession(String sessionId, ClassicPath path) {
        return base + path.of(PathSegment.encoded(sessionId));
    }
}
