package org.xelionchat.client;

import java.util.function.Supplier;

/**
 * A proxy that all connections go through.
 *
 * @param host its name
 * @param port its port
 * @param username read at each connect; gives null without authentication
 * @param password read at each connect; gives null without authentication
 */
public record HttpProxy(String host, int port, Supplier<String> username, Supplier<String> password) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
