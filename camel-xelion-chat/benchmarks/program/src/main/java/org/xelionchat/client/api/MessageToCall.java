package org.xelionchat.client.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Blackhole;
import org.xelionchat.benchmarks.parts.Part;
import org.xelionchat.benchmarks.subject.Message;
import org.xelionchat.client.XelionChatSettings;
import org.xelionchat.client.http.HttpAnswer;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.OutgoingMessage;

/**
 * What is said to send a message, and what is read of the answer; nothing is sent. In the package of what it measures,
 * since there the calls can be caught.
 */
public class MessageToCall extends Part {

    private static final String TEXT = "Good afternoon, my order has not arrived yet";
    private static final String ANSWER = "{\"id\":\"500000000001\",\"contents\":\"" + TEXT
            + "\",\"creatorName\":\"visitor\",\"date\":\"2026-11-22 12:08:23\",\"incoming\":true,\"read\":false,"
            + "\"forwarded\":false}";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectReader MESSAGES = MAPPER.readerFor(Message.class);

    private final OutgoingMessage message = new OutgoingMessage(TEXT);
    private final CompletableFuture<HttpAnswer> answer =
            CompletableFuture.completedFuture(new HttpAnswer(200, ANSWER, null));
    private final byte[] answerBytes = ANSWER.getBytes(StandardCharsets.UTF_8);
    private final GatewayApi api = new GatewayApi(
            XelionChatSettings.builder()
                    .host("127.0.0.1")
                    .gatewayId("1")
                    .accessToken(() -> "benchmark")
                    .build(),
            Clock.systemUTC(),
            call -> answer);

    /** The component's client. */
    @Benchmark
    public ChatMessage component() {
        return api.sendMessage(SESSION, null, message).join();
    }

    /** As the limit does it. */
    @Benchmark
    public Message byHand(Blackhole request) throws IOException {
        request.consume("/portal/chat/master/gateways/1/sessions/" + SESSION + "/messages");
        request.consume(MAPPER.writeValueAsBytes(Map.of("text", TEXT)));
        return MESSAGES.readValue(answerBytes);
    }
}
