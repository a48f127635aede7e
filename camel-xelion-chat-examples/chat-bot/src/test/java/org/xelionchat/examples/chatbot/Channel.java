package org.xelionchat.examples.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The channel between the bot and the customers of one gateway: it writes and reads the bot's files. */
final class Channel {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private final Path directory;
    private final String gateway;
    private int written;

    Channel(Path directory, String gateway) {
        this.directory = directory;
        this.gateway = gateway;
    }

    /** Delivers what a customer says. */
    Channel says(String customer, String text) {
        try {
            return delivers(json.writeValueAsString(Map.of("customer", customer, "text", text, "language", "en")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Channel delivers(String content) {
        Path file = directory.resolve("inbox").resolve(gateway).resolve("%03d.json".formatted(++written));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until the customer has been told so much, and no more, in this order. */
    Channel hears(String customer, String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outbox())
                .filteredOn(entry -> entry.path("customer").asText().equals(customer))
                .extracting(entry -> entry.path("text").asText())
                .containsExactly(texts));
        return this;
    }

    /** Waits until everything that was delivered has been taken. */
    Channel awaitTaken() {
        await().atMost(PATIENCE).until(() -> files("inbox").isEmpty());
        return this;
    }

    /** {@return a customer's conversation, as kinds and texts} */
    List<String> conversation(String customer) throws IOException {
        return lines(customer).stream()
                .map(line ->
                        line.path("kind").asText() + ": " + line.path("text").asText())
                .toList();
    }

    /** {@return a customer's conversation} */
    List<JsonNode> lines(String customer) throws IOException {
        Path file = directory.resolve("conversations").resolve(gateway).resolve(customer + ".jsonl");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    List<Path> files(String kind) throws IOException {
        Path folder = directory.resolve(kind).resolve(gateway);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private List<JsonNode> outbox() throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (Path file : files("outbox")) {
            entries.add(json.readTree(Files.readString(file)));
        }
        return entries;
    }
}
