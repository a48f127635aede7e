package org.xelionchat.camel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.spi.IdempotentRepository;
import org.xelionchat.client.stream.SeenMessages;

/**
 * What a route has handled, remembered by one of Camel's repositories. The keys are the same on every node, and differ
 * between the routes that share the repository.
 */
final class RepositoryMessages implements SeenMessages {

    /** What the narrowest of Camel's repositories have room for. */
    private static final int KEY_LENGTH = 100;

    private final IdempotentRepository repository;
    private final String prefix;

    RepositoryMessages(IdempotentRepository repository, String routeId, String connectionHash) {
        this.repository = repository;
        this.prefix = routeId + "/" + connectionHash + "/";
    }

    @Override
    public boolean contains(String sessionId, String messageId) {
        return repository.contains(key(sessionId, messageId));
    }

    @Override
    public void add(String sessionId, String messageId) {
        repository.add(key(sessionId, messageId));
    }

    /** Keeps everything: a node that is behind may still ask. How long keys are kept is the repository's affair. */
    @Override
    public void forget(String sessionId) {}

    private String key(String sessionId, String messageId) {
        String key = prefix + sessionId + "/" + messageId;
        return key.length() <= KEY_LENGTH ? key : hash(key);
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
