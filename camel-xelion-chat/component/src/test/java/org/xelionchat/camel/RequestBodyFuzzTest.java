package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;

/** Whatever body a route is given, it is a request, or refused without being quoted. */
class RequestBodyFuzzTest {

    /** Stands in some of the committed bodies where people's words stand. */
    private static final String CANARY = "canary-of-the-bodies";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static DefaultCamelContext context;
    private static XelionChatEndpoint endpoint;

    @BeforeAll
    static void start() {
        context = new DefaultCamelContext();
        context.disableJMX();
        endpoint = context.getEndpoint("xelion-chat:createSession", XelionChatEndpoint.class);
        context.start();
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @FuzzTest
    @Timeout(20)
    void isARequestOrRefused(byte[] input) throws JsonProcessingException {
        for (Object body : bodies(input)) {
            Visitor visitor = read(body, CallRequest::visitor);
            if (visitor != null) {
                assertThat(visitor.toString()).doesNotContain(CANARY);
            }
            Feedback feedback = read(body, CallRequest::feedback);
            if (feedback != null) {
                assertThat(feedback.toString()).doesNotContain(CANARY);
            }
            read(body, CallRequest::message);
            read(body, CallRequest::emailAddress);
            convert(body, Visitor.class);
            convert(body, Feedback.class);
            convert(body, OutgoingMessage.class);
        }
    }

    private static List<Object> bodies(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        List<Object> bodies = new ArrayList<>(List.of(text, input, new ByteArrayInputStream(input)));
        try {
            JsonNode tree = MAPPER.readTree(text);
            bodies.add(tree);
            if (tree.isObject()) {
                bodies.add(MAPPER.convertValue(tree, Map.class));
            }
        } catch (JsonProcessingException e) {
            // then there is no such body
        }
        return bodies;
    }

    private static <T> T read(Object body, Function<CallRequest, T> reader) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(rewound(body));
        try {
            return reader.apply(new CallRequest(exchange, endpoint));
        } catch (InvalidChatRequestException e) {
            assertThat(e.toString()).doesNotContain(CANARY).hasSizeLessThan(300);
            assertThat(e.getAnswer()).isNull();
            assertThat(e).hasNoCause();
            return null;
        }
    }

    private static <T> void convert(Object body, Class<T> type) {
        T converted;
        try {
            converted = context.getTypeConverter().mandatoryConvertTo(type, rewound(body));
        } catch (TypeConversionException | org.apache.camel.NoTypeConversionAvailableException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(CANARY).hasSizeLessThan(1000);
            }
            return;
        }
        for (Class<?> form : List.of(String.class, byte[].class, InputStream.class, Map.class, JsonNode.class)) {
            assertThat((Object) context.getTypeConverter().convertTo(form, converted))
                    .isNotNull();
        }
    }

    private static Object rewound(Object body) {
        if (body instanceof ByteArrayInputStream stream) {
            stream.reset();
        }
        return body;
    }
}
