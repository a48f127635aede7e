package org.xelionchat.benchmarks.subject;

/** A program that receives events. */
public interface ReceivingSubject extends Subject {

    /**
     * Receives the events of the sessions from 1 to some number.
     *
     * @param server where they are
     * @param sessions how many
     * @param sink takes every message
     * @throws Exception if it cannot
     */
    void receive(Server server, int sessions, EventSink sink) throws Exception;
}
