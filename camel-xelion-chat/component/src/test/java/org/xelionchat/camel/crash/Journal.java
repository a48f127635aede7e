package org.xelionchat.camel.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.xelionchat.camel.XelionChatConstants;

/** Which messages routes have processed, in a file that all lives of all nodes write to; a line is there or is not. */
final class Journal implements Processor {

    private final String life;
    private final FileChannel file;

    /**
     * @param folder where the file is
     * @param life whose lines it writes
     */
    Journal(Path folder, String life) throws IOException {
        this.life = life;
        this.file = FileChannel.open(
                path(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** One processed message. */
    record Entry(String life, String session, String message) {}

    @Override
    public void process(Exchange exchange) throws IOException {
        String line = String.join(
                " ",
                life,
                exchange.getMessage().getHeader(XelionChatConstants.SESSION_ID, String.class),
                exchange.getMessage().getHeader(XelionChatConstants.MESSAGE_ID, String.class));
        // one call, so that a kill cannot leave half a line; a killed process loses nothing that the system has taken
        file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return all entries so far} */
    static List<Entry> read(Path folder) {
        Path path = path(folder);
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return Files.readAllLines(path).stream().map(Journal::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        String[] words = line.split(" ");
        return new Entry(words[0], words[1], words[2]);
    }

    private static Path path(Path folder) {
        return folder.resolve("journal.txt");
    }
}
