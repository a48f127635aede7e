package org.xelionchat.examples.chatbot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Every conversation, as JSON lines in a file for each customer of each gateway. */
final class Conversations {

    private final ObjectMapper json = new ObjectMapper();
    private final Path directory;

    /** @param directory holds a directory for each gateway */
    Conversations(Path directory) {
        this.directory = directory;
    }

    /** Adds a line; it is in the file when this returns. */
    synchronized void add(Entry entry) throws IOException {
        Path file = file(entry.gateway(), entry.customer());
        Files.createDirectories(file.getParent());
        // in one piece, so that a killed process leaves no half of a line
        byte[] line = (json.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** {@return what a customer and the bot have said since his last chat with an agent, oldest first} */
    synchronized List<Entry> sinceLastChat(String gateway, String customer) throws IOException {
        List<Entry> said = new ArrayList<>();
        for (String line : Files.readAllLines(file(gateway, customer))) {
            try {
                Entry entry = json.readValue(line, Entry.class);
                switch (entry.kind()) {
                    case ended -> said.clear();
                    case customer, bot -> said.add(entry);
                    default -> {
                        // said to the customer about the chat, not in it
                    }
                }
            } catch (JsonProcessingException e) {
                // what a full disk has left of a line
            }
        }
        return said;
    }

    private Path file(String gateway, String customer) {
        return directory.resolve(gateway).resolve(customer + ".jsonl");
    }
}
