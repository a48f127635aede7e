package org.xelionchat.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.xelionchat.client.api.ChatApi;
import org.xelionchat.client.api.ClassicApi;
import org.xelionchat.client.api.GatewayApi;
import org.xelionchat.client.http.HttpTransport;

/**
 * The calls of the generation that was chosen, over HTTP.
 *
 * @param api makes the calls
 * @param close ends them
 */
record ApiConnection(ChatApi api, Supplier<CompletableFuture<Void>> close) {

    static ApiConnection of(XelionChatSettings settings, ClientResources resources, HttpTransport http) {
        return switch (settings.api()) {
            case GATEWAY -> new ApiConnection(new GatewayApi(settings, resources.clock(), http), http::close);
            case CLASSIC -> {
                ClassicApi classic = new ClassicApi(settings, resources, http);
                yield new ApiConnection(classic, () -> classic.logout().thenCompose(done -> http.close()));
            }
        };
    }
}
