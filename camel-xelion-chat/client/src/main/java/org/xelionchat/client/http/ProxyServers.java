package org.xelionchat.client.http;

import org.asynchttpclient.Realm;
import org.asynchttpclient.proxy.ProxyServer;
import org.xelionchat.client.HttpProxy;

/** Says which proxy a request goes through; reads its password anew each time. */
final class ProxyServers {

    private final HttpProxy proxy;

    /**
     * @param proxy null for none
     */
    ProxyServers(HttpProxy proxy) {
        this.proxy = proxy;
    }

    /**
     * {@return the proxy for the next request, or null for none}
     */
    ProxyServer current() {
        if (proxy == null) {
            return null;
        }
        ProxyServer.Builder builder = new ProxyServer.Builder(proxy.host(), proxy.port());
        if (proxy.username() != null) {
            String password = proxy.password() == null ? null : proxy.password().get();
            builder.setRealm(new Realm.Builder(proxy.username(), password == null ? "" : password)
                    .setScheme(Realm.AuthScheme.BASIC)
                    .setUsePreemptiveAuth(true));
        }
        return builder.build();
    }
}
