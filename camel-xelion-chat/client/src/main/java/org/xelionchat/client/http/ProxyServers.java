package org.xelionchat.client.http;

import org.asynchttpclient.Realm;
import org.asynchttpclient.proxy.ProxyServer;
import org.asynchttpclient.proxy.ProxyServerSelector;
import org.asynchttpclient.uri.Uri;
import org.xelionchat.client.HttpProxy;

/** Says which proxy a request goes through; reads its credentials anew each time. */
final class ProxyServers implements ProxyServerSelector {

    private final HttpProxy proxy;

    /**
     * @param proxy null for none
     */
    ProxyServers(HttpProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public ProxyServer select(Uri address) {
        if (proxy == null) {
            return null;
        }
        ProxyServer.Builder builder = new ProxyServer.Builder(proxy.host(), proxy.port());
        String username = proxy.username().get();
        if (username != null) {
            String password = proxy.password().get();
            builder.setRealm(new Realm.Builder(username, password == null ? "" : password)
                    .setScheme(Realm.AuthScheme.BASIC)
                    .setUsePreemptiveAuth(true));
        }
        return builder.build();
    }
}
