package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.ChatActiveUserHasBeenChangedEvent;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatHasBeenActivatedEvent;
import org.xelionchat.client.model.ChatHasBeenDeliveredEvent;
import org.xelionchat.client.model.ChatHasBeenEndedEvent;
import org.xelionchat.client.model.ChatHasBeenReadEvent;
import org.xelionchat.client.model.ChatHeartbeatEvent;
import org.xelionchat.client.model.ChatIsIdleEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatNoAgentsAvailableEvent;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.ChatTypingEvent;
import org.xelionchat.client.model.Direction;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.StreamStateEvent;
import org.xelionchat.client.model.UnknownChatEvent;
import org.xelionchat.client.model.Visitor;

/** The model as JSON, through type converters and through Camel Jackson's data format. */
class ConvertersTest {

    private static final Instant T = Instant.parse("2026-11-22T10:15:30Z");
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final ChatMessage MESSAGE =
            new ChatMessage("17", "4", "Grüße — 你好", "Wesley", T, Direction.AGENT, true, false, "16");
    private static CamelContext context;

    @BeforeAll
    static void start() throws Exception {
        context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:marshal").marshal().json();
                from("direct:unmarshal").toD("direct:${header.type}");
                Set<String> names = new HashSet<>();
                for (Object value : values().toList()) {
                    if (names.add(value.getClass().getSimpleName())) {
                        Class<?> type = value instanceof ChatEvent ? ChatEvent.class : value.getClass();
                        from("direct:" + value.getClass().getSimpleName())
                                .unmarshal()
                                .json(type);
                    }
                }
            }
        });
        context.start();
    }

    @AfterAll
    static void stop() throws Exception {
        context.close();
    }

    static Stream<Object> values() {
        return Stream.concat(objects(), Stream.of(GatewayStatus.ONLINE));
    }

    static Stream<Object> objects() {
        return Stream.of(
                new Visitor("peter", "peter@example.org", null, Map.of("shoeSize", 43)),
                new ChatSession("4", "External Chat", T, null, T.plusSeconds(60), false),
                MESSAGE,
                new OutgoingMessage("hello", new Attachment("a.png", "image/png", new byte[] {1, 2, 3})),
                new Attachment("a.png", "image/png", new byte[] {1, 2, 3}),
                new Feedback(5, "fine"),
                new PhoneLine("9", "Support", "100"),
                new NewExternalChatEvent("4", "External Chat", T, MESSAGE, true),
                new ChatTypingEvent("4", null, T, "Wesley"),
                new ChatHasBeenActivatedEvent("4", "External Chat", T, "Jansen", "Wesley"),
                new ChatActiveUserHasBeenChangedEvent("4", "External Chat", T, "Jansen", null),
                new ChatNoAgentsAvailableEvent("4", "External Chat", T, null),
                new ChatHeartbeatEvent("4", "External Chat", T, "Are you there?"),
                new ChatIsIdleEvent("4", "External Chat", T),
                new ChatHasBeenDeliveredEvent("4", "External Chat", T, T),
                new ChatHasBeenReadEvent("4", "External Chat", T, T),
                new ChatHasBeenEndedEvent("4", "External Chat", T, T, false),
                new StreamStateEvent("4", null, T, StreamStateEvent.State.RESTORED, null, T, 3),
                new UnknownChatEvent("somethingNew", "4", null, T, "{\"a\":1}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void convertsToJson(Object value) throws Exception {
        TypeConverter converter = context.getTypeConverter();
        JsonNode expected = json(value);

        assertThat(PLAIN.readTree(converter.mandatoryConvertTo(String.class, value)))
                .isEqualTo(expected);
        assertThat(PLAIN.readTree(converter.mandatoryConvertTo(byte[].class, value)))
                .isEqualTo(expected);
        assertThat(PLAIN.readTree(converter.mandatoryConvertTo(InputStream.class, value)))
                .isEqualTo(expected);
        assertThat(json(converter.mandatoryConvertTo(JsonNode.class, value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void convertsToAMap(Object value) throws Exception {
        Map<?, ?> map = context.getTypeConverter().mandatoryConvertTo(Map.class, value);

        assertThat(json(map)).isEqualTo(json(value));
    }

    @ParameterizedTest
    @MethodSource("values")
    void marshalsAndUnmarshalsWithCamelJackson(Object value) throws Exception {
        byte[] json = context.createProducerTemplate().requestBody("direct:marshal", value, byte[].class);

        assertThat(PLAIN.readTree(json)).isEqualTo(json(value));
        Object read = context.createProducerTemplate()
                .requestBodyAndHeader(
                        "direct:unmarshal", json, "type", value.getClass().getSimpleName());
        assertThat(read).isEqualTo(value);
    }

    @Test
    void marshalsAListOfMessages() throws Exception {
        byte[] json = context.createProducerTemplate().requestBody("direct:marshal", List.of(MESSAGE), byte[].class);

        assertThat(PLAIN.readTree(json).get(0).get("direction").textValue()).isEqualTo("agent");
    }

    @Test
    void writesInstantsAsIso8601AndTellsTheType() throws Exception {
        JsonNode json = context.getTypeConverter()
                .mandatoryConvertTo(JsonNode.class, new NewExternalChatEvent("4", null, T, MESSAGE, true));

        assertThat(json.get("type").textValue()).isEqualTo("newExternalChatEvent");
        assertThat(json.get("receivedAt").textValue()).isEqualTo("2026-11-22T10:15:30Z");
        assertThat(json.get("message").get("sentAt").textValue()).isEqualTo("2026-11-22T10:15:30Z");
        assertThat(json.has("sessionName")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void convertsRequestsFromJson(Object request) throws Exception {
        TypeConverter converter = context.getTypeConverter();
        Class<?> type = request.getClass();
        String json = PLAIN.writeValueAsString(request);

        assertThat(converter.mandatoryConvertTo(type, (Object) json)).isEqualTo(request);
        assertThat(converter.mandatoryConvertTo(type, (Object) json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(request);
        assertThat(converter.mandatoryConvertTo(
                        type, (Object) new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(request);
        assertThat(converter.mandatoryConvertTo(type, (Object) PLAIN.readValue(json, Map.class)))
                .isEqualTo(request);
        assertThat(converter.mandatoryConvertTo(type, (Object) PLAIN.readTree(json)))
                .isEqualTo(request);
    }

    static Stream<Object> requests() {
        return Stream.of(
                new Visitor("peter", "peter@example.org", null, Map.of("shoeSize", 43)),
                new OutgoingMessage("hello", new Attachment("a.png", "image/png", new byte[] {1, 2, 3})),
                new Feedback(5, "fine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANARY", "{\"rating\": \"CANARY\"}", "[\"CANARY\"]", "{\"rating\": 1, CANARY", "null", ""})
    void repeatsNothingOfWhatItCannotRead(String json) {
        for (Object source : List.of(json, json.getBytes(), new ByteArrayInputStream(json.getBytes()))) {
            Throwable failure =
                    catchThrowable(() -> context.getTypeConverter().mandatoryConvertTo(Feedback.class, source));

            assertThat(failure).isInstanceOf(TypeConversionException.class);
            assertThat(StackTraces.of(failure)).contains("Feedback").doesNotContain("CANARY");
        }
    }

    @Test
    void repeatsNothingOfAMapThatItCannotRead() {
        Throwable failure = catchThrowable(
                () -> context.getTypeConverter().mandatoryConvertTo(Feedback.class, Map.of("rating", "CANARY")));

        assertThat(failure).isInstanceOf(TypeConversionException.class);
        assertThat(StackTraces.of(failure)).doesNotContain("CANARY");
    }

    /** {@return a value's JSON, written and read} */
    private static JsonNode json(Object value) throws IOException {
        return PLAIN.readTree(PLAIN.writeValueAsBytes(value));
    }
}
