package org.xelionchat.benchmarks.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.asynchttpclient.AsyncCompletionHandler;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Response;
import org.asynchttpclient.ws.WebSocket;
import org.asynchttpclient.ws.WebSocketListener;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;

/** AsyncHttpClient and Jackson by hand: the least that the work can cost with the libraries that the component uses. */
public final class Limit implements ReceivingSubject, SendingSubject {

    /** As many at a time as the component does by default. */
    private static final int CONNECTS = 32;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectReader FRAMES = MAPPER.readerFor(Frame.class);
    private static final ObjectReader MESSAGES = MAPPER.readerFor(Message.class);

    private final AsyncHttpClient client = new DefaultAsyncHttpClient(new DefaultAsyncHttpClientConfig.Builder()
            .setIoThreadsCount(2)
            .setCookieStore(null)
            .setMaxRequestRetry(0)
            .build());

    @Override
    public void receive(Server server, int sessions, EventSink sink) throws Exception {
        Semaphore free = new Semaphore(CONNECTS);
        for (int session = 1; session <= sessions; session++) {
            free.acquire();
            open(server, session, sink).whenComplete((socket, failure) -> free.release());
        }
        free.acquire(CONNECTS);
    }

    /** P12: an address may serve once only, so it is asked for. */
    private CompletableFuture<? extends WebSocket> open(Server server, int session, EventSink sink) {
        return client.prepareGet("http://" + server.address(session))
                .setHeader("Authorization", TOKEN)
                .execute()
                .toCompletableFuture()
                .thenCompose(answer -> connect(address(answer), sink));
    }

    private static String address(Response answer) {
        try {
            return MAPPER.readTree(answer.getResponseBodyAsBytes())
                    .get("object")
                    .textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompletableFuture<? extends WebSocket> connect(String address, EventSink sink) {
        WebSocketListener listener = new WebSocketListener() {
            @Override
            public void onOpen(WebSocket socket) {
                // frames come from now on
            }

            @Override
            public void onClose(WebSocket socket, int code, String reason) {
                // the benchmark is over
            }

            @Override
            public void onError(Throwable failure) {
                // whatever is missing then is counted
            }

            @Override
            public void onTextFrame(String payload, boolean last, int extensions) {
                try {
                    Frame frame = FRAMES.readValue(payload);
                    Frame.Notification message = frame.notification();
                    sink.message(message.sessionOid(), message.chatOid(), message.contents());
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        return client.prepareGet(address)
                .execute(new WebSocketUpgradeHandler.Builder()
                        .addWebSocketListener(listener)
                        .build())
                .toCompletableFuture();
    }

    @Override
    public Sender sender(Server server) {
        return (session, text, done) -> {
            try {
                client.preparePost("http://" + server.messages(session))
                        .setHeader("Authorization", TOKEN)
                        .setHeader("Content-Type", "application/json; charset=utf-8")
                        .setBody(MAPPER.writeValueAsBytes(Map.of("text", text)))
                        .execute(new AsyncCompletionHandler<Void>() {
                            @Override
                            public Void onCompleted(Response response) throws Exception {
                                Message message = MESSAGES.readValue(response.getResponseBodyAsBytes());
                                done.accept(message.id());
                                return null;
                            }

                            @Override
                            public void onThrowable(Throwable failure) {
                                done.accept(null);
                            }
                        });
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
