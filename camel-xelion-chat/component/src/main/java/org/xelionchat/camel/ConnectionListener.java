package org.xelionchat.camel;

import org.xelionchat.client.stream.StreamStatistics;

/**
 * Hears of a component's connections, for instance to show their statistics elsewhere. It is called while a route starts or
 * stops, by the thread that does it: it should neither wait nor throw.
 */
public interface ConnectionListener {

    /**
     * The first producer or consumer of a connection is about to start.
     *
     * @param connectionName the connection's name, without a secret; unique within the component
     * @param statistics what its event streams do and did; current at any time
     */
    void connectionOpened(String connectionName, StreamStatistics statistics);

    /**
     * The last producer or consumer of a connection has stopped.
     *
     * @param connectionName the name it was opened with
     */
    void connectionClosed(String connectionName);
}
