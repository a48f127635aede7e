package org.xelionchat.benchmarks.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.xelionchat.benchmarks.subject.Frame;
import org.xelionchat.client.api.EventFrameParser;
import org.xelionchat.client.model.ChatEvent;

/** From the text of a frame to what a program works with. */
public class FrameToEvent extends Part {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectReader RECORDS = MAPPER.readerFor(Frame.class);
    private static final ObjectReader MAPS = MAPPER.readerFor(Map.class);

    private final FrameRing frames = new FrameRing(SESSION);
    private final Instant now = Instant.now();

    /** As the component does it, with every leniency that Xelion needs. */
    @Benchmark
    public Optional<ChatEvent> component() {
        return EventFrameParser.parse(frames.next(), SESSION, now);
    }

    /** Into records, as the limit and the peers do it. */
    @Benchmark
    public Frame jacksonRecords() throws JsonProcessingException {
        return RECORDS.readValue(frames.next());
    }

    /** Into maps, as Camel's unmarshal does it that is not told a type; the date stays a text. */
    @Benchmark
    public Map<String, Object> jacksonMaps() throws JsonProcessingException {
        return MAPS.readValue(frames.next());
    }
}
