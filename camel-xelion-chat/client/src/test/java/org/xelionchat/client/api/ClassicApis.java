package org.xelionchat.client.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.xelionchat.client.ClientResources;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.http.HttpCall;

/** The real classic API over calls that go nowhere near a socket, so that it runs in virtual time. */
public final class ClassicApis {

    private ClassicApis() {}

    public static ClassicApi over(
            XelionChatSettings settings,
            ClientResources resources,
            Function<HttpCall, CompletableFuture<HttpAnswer>> calls) {
        return new ClassicApi(settings, resources, calls);
    }
}
