package org.xelionchat.ahcws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.ahc.ws.WsComponent;
import org.apache.camel.component.mock.MockComponent;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.filter.FilterContext;
import org.asynchttpclient.filter.RequestFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xelionchat.simulator.journal.Operation;

/** The client and the settings of the AHC-WS component that the user has set up are the ones that are used. */
@Timeout(60)
class ConfiguredComponentTest extends AhcWsTestSupport {

    private final AtomicInteger requests = new AtomicInteger();

    private WsComponent ahcWs() {
        return context.getComponent("ahc-ws", WsComponent.class);
    }

    private DefaultAsyncHttpClientConfig.Builder counting() {
        return new DefaultAsyncHttpClientConfig.Builder().addRequestFilter(new RequestFilter() {
            @Override
            public <T> FilterContext<T> filter(FilterContext<T> request) {
                requests.incrementAndGet();
                return request;
            }
        });
    }

    @Test
    void usesItsClientAndLeavesItOpen() throws Exception {
        try (AsyncHttpClient client = new DefaultAsyncHttpClient(counting().build())) {
            ahcWs().setClient(client);
            follow();
            String session = createSession();
            converse(session, "hello");
            server().faults().sockets().cut();
            converse(session, "again");

            assertThat(requests).hasValue(2);
            context.stop();
            assertThat(server().sockets().open()).isZero();
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Test
    void usesItsConfigurationAndTakesWhatItWouldFindTooLong() throws Exception {
        ahcWs().setClientConfig(counting().setThreadPoolName("users-own").build());
        follow();
        String session = createSession();

        // 12 000 bytes, where AsyncHttpClient takes 10 240 unless told otherwise
        converse(session, "€".repeat(4000));

        assertThat(requests).hasValue(1);
        assertThat(server().sockets().list()).hasSize(1);
        assertThat(threadNames()).contains("users-own");
        context.stop();
        await().until(() -> !threadNames().contains("users-own"));
    }

    /** Its default asks up to five times again. */
    @Test
    void asksNoAddressTwiceWhateverItsClientWouldDo() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ServerSocket closing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AsyncHttpClient client = new DefaultAsyncHttpClient(
                        counting().setMaxRequestRetry(5).build())) {
            Thread answering = new Thread(() -> closeUnanswered(closing, asked), "test-closing");
            answering.setDaemon(true);
            answering.start();
            ahcWs().setClient(client);
            server().faults()
                    .nextCall(Operation.GET_EVENT_URL)
                    .answersJson(200, "{\"object\":\"ws://localhost:" + closing.getLocalPort() + "/websocket/1\"}");
            follow();

            String session = createSession();
            converse(session, "hello");

            assertThat(asked).hasValue(1);
        }
    }

    private static void closeUnanswered(ServerSocket closing, AtomicInteger asked) {
        try {
            while (true) {
                try (Socket client = closing.accept()) {
                    firstLineOf(client);
                    asked.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // over
        }
    }

    @Test
    void refusesAComponentOfAnotherKind() throws Exception {
        context.removeComponent("ahc-ws");
        context.addComponent("ahc-ws", new MockComponent());

        Throwable failure = catchThrowable(this::follow);

        assertThat(failure)
                .hasStackTraceContaining("eventTransport=ahc-ws needs the component ahc-ws to be that of camel-ahc-ws");
    }

    @Test
    void refusesAClientThatWouldHandOnFragments() throws Exception {
        try (AsyncHttpClient client = new DefaultAsyncHttpClient(
                counting().setAggregateWebSocketFrameFragments(false).build())) {
            ahcWs().setClient(client);

            Throwable failure = catchThrowable(this::follow);

            assertThat(failure).hasStackTraceContaining("aggregateWebSocketFrameFragments=true");
        }
    }

    private static String threadNames() {
        StringBuilder names = new StringBuilder();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.append(thread.getName())
                .append('\n'));
        return names.toString();
    }
}
