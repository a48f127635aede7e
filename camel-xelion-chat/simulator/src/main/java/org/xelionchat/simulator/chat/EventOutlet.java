package org.xelionchat.simulator.chat;

/** Where the events of a session go to. */
@FunctionalInterface
public interface EventOutlet {

    /**
     * Takes one event. Called in the order of the events and while the state is locked, so it must neither block nor
     * call back.
     *
     * @param sessionId the session it belongs to
     * @param sessionName that session's display name
     * @param event what happened
     */
    void push(String sessionId, String sessionName, SessionEvent event);
}
