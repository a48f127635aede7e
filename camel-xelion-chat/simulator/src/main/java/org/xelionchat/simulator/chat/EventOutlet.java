package org.xelionchat.simulator.chat;

/** Where the events of a session go to. */
@FunctionalInterface
public interface EventOutlet {

    /**
     * Takes one event. Called in the order of the events and while the state is locked, so it must neither block nor
     * call back.
     *
     * @param session the session it belongs to
     * @param event what happened
     */
    void push(SessionTitle session, SessionEvent event);
}
