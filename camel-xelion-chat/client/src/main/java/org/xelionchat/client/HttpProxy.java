package org.xelionchat.client;

import java.util.function.Supplier;

/**
 * A proxy that all connections go through.
 *
 * @param host its name
 * @param port its port
 * @param username null without authentication
 * @param password read at each connect; null without authentication
 */
public record HttpProxy(String host, int port, String username, Supplier<String> password) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
