package org.xelionchat.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.xelionchat.client.XelionProtocolException;
import org.xelionchat.client.model.ChatEvent;

/** Whatever comes on an event socket is an event, no event, or refused without being quoted. */
class EventFrameParserFuzzTest {

    private static final String SESSION = "2045858";
    private static final Instant NOW = Instant.parse("2022-10-14T13:00:00Z");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @FuzzTest
    @Timeout(20)
    void readsOrRefuses(byte[] input) throws JsonProcessingException {
        String frame = new String(input, StandardCharsets.UTF_8);
        Optional<ChatEvent> event;
        try {
            event = EventFrameParser.parse(frame, SESSION, NOW);
        } catch (XelionProtocolException e) {
            assertThat(e.getMessage()).matches("An event frame of \\d+ characters is .{1,60}");
            assertThat(e.getAnswer()).isNull();
            return;
        }
        if (event.isPresent()) {
            assertThat(event.get().sessionId()).isEqualTo(SESSION);
            assertThat(event.get().receivedAt()).isEqualTo(NOW);
            assertThat(event.get().type()).isNotBlank();
            assertThat(MAPPER.writeValueAsString(event.get())).startsWith("{");
        }
    }
}
