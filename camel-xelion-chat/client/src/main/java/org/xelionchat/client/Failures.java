package org.xelionchat.client;

import java.util.concurrent.CompletionException;

/** What a future failed of. */
final class Failures {

    private Failures() {}

    static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
